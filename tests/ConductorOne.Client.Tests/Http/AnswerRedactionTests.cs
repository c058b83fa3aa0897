using System.Text;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public sealed class AnswerRedactionTests
{
    [Fact]
    public void A_secret_in_any_value_of_an_answer_is_masked_and_ids_stay() => Assert.Equal(
        """{"app":{"id":"s3cret","appId":"s3cret","description":"say ***!","list":["***",1,true,null],"s3cret":"***"}}""",
        Redacted("""{"app":{"id":"s3cret","appId":"s3cret","description":"say s3cret!","list":["s3cret",1,true,null],"s3cret":"s3\u0063ret"}}""", "s3cret"));

    [Fact]
    public void Without_secrets_the_answer_is_not_touched()
    {
        var body = Encoding.UTF8.GetBytes("{ \"a\" : 1.50 }");
        Assert.Same(body, SecretText.RedactJson(body, []));
    }

    private static string Redacted(string json, string secret) => Encoding.UTF8.GetString(SecretText.RedactJson(Encoding.UTF8.GetBytes(json), [secret]));
}
