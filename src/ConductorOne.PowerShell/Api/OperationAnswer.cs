using System.Linq;
using System.Text.Json;
using ConductorOne.Api;
using ConductorOne.Json;
using ConductorOne.Shapes;

namespace ConductorOne.PowerShell.Api;

/// <summary>Reads the answer of an operation as the table describes it, and takes the one object, or the list, out of what is around it.</summary>
internal sealed class OperationAnswer
{
    private const string Expanded = "expanded";

    private readonly MessageShape? _shape;
    private readonly Shape? _item;
    private readonly string? _only;

    public OperationAnswer(ApiTable table, OperationFields fields)
    {
        var shapes = new OperationShapes(table, isAnswer: true);
        _shape = fields.Answer is null ? null : shapes.Message(fields.Answer.Name);
        var own = fields.Answer?.Fields.Where(f => f.Name is not (Expanded or "nextPageToken")).ToArray() ?? [];
        var one = own.Length == 1 && own[0].Type is ({ Kind: ApiKind.Message, Shape: ApiShape.One } or { Shape: ApiShape.List }) ? own[0] : null;
        _only = (fields.Answer?.ListField ?? one)?.Name;
        _item = _only is not null && _shape!.Fields[_only] is ListShape list ? list.Item : null;
    }

    /// <summary>One object of a list.</summary>
    public object? Item(JsonElement element) => AnswerValue.Of(element, _item);

    /// <summary>What is in an answer; of an answer that says nothing, nothing.</summary>
    public ApiAnswer Read(AnswerJson body) => ApiAnswer.Read(body, answer =>
        answer.ValueKind != JsonValueKind.Object ? AnswerValue.Of(answer)
        : !answer.EnumerateObject().Any() ? null
        : _only is not null && answer.TryGetProperty(_only, out var only) && only.ValueKind != JsonValueKind.Null ? AnswerValue.Of(only, _shape!.Fields[_only])
        : AnswerValue.Of(answer, _shape));
}
