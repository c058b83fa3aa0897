using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Operations;

/// <summary>Makes the operations that most nouns have.</summary>
internal static class Operation
{
    public static Operation<T> Get<T>(PathTemplate path, Func<AnswerJson, T?> read)
        where T : class => new("GET", path, read);

    public static Operation<T> Create<T>(PathTemplate path, Func<AnswerJson, T?> read)
        where T : class => new("POST", path, read);

    /// <summary>Changes the fields that are given, and names them in a mask.</summary>
    /// <param name="path">The path of the object.</param>
    /// <param name="wrapper">The member of the body that they stand in.</param>
    /// <param name="read">Reads the changed object.</param>
    public static Operation<T> Update<T>(PathTemplate path, string wrapper, Func<AnswerJson, T?> read)
        where T : class => new("POST", path, read) { Wrapper = wrapper };

    public static Operation<Done> Delete(PathTemplate path) => new("DELETE", path, _ => Done.Value) { Empty = Done.Value };
}

/// <summary>One operation of the API: the fields that are given go into the path, the rest into the body.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">The path, with the names of the fields that fill its places.</param>
/// <param name="Read">Turns the answer's JSON into an object.</param>
internal sealed record Operation<T>(string Method, PathTemplate Path, Func<AnswerJson, T?> Read)
    where T : class
{
    /// <summary>The member of the body that holds the fields, where one does; a mask beside it says which fields change.</summary>
    public string? Wrapper { get; init; }

    /// <summary>The field that names the object where the path does not: it stands in the wrapper, as <c>id</c>.</summary>
    public string? Key { get; init; }

    /// <summary>Fields that stand beside the wrapper, and are in no mask.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Texts that must be given, and not be blank.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Refuses fields that do not go together.</summary>
    public Action<Fields>? Check { get; init; }

    /// <summary>What a success without a body means; an error where nothing is said.</summary>
    public T? Empty { get; init; }

    /// <summary>The answer may hold a secret, so no error keeps it when it cannot be read.</summary>
    public bool AnswerIsSecret { get; init; }

    /// <summary>The fields that say which object is meant. All others are what is sent of it.</summary>
    public IReadOnlyCollection<string> Names => Key is null ? Path.Fields : [.. Path.Fields, Key];

    /// <summary>The call with these fields.</summary>
    /// <exception cref="C1InputException">Something is missing, or does not go together.</exception>
    public ApiCall<T> Call(Fields fields)
    {
        foreach (var name in Required)
        {
            Validation.Required.Text(fields.Get<string>(name), name);
        }

        if (Wrapper is not null)
        {
            Validation.Required.That(Changes(fields).Any() || Beside.Any(name => IsChange(name, fields)), "InputObject", () => Messages.NothingToChange);
            if (fields.Has(nameof(Annotations)))
            {
                Annotations.CheckChange(fields[nameof(Annotations)]);
            }
        }

        Check?.Invoke(fields);
        return new(Request(fields), Read) { Empty = Empty };
    }

    // What an answer brings along changes nothing, and an update without a mask is at the mercy of the server.
    private static bool IsChange(string beside, Fields fields) => beside != "ExpandMask" && fields[beside] is not null;

    private IEnumerable<KeyValuePair<string, object?>> Changes(Fields fields) => fields.Except([.. Names, .. Beside]);

    private ApiRequest Request(Fields fields)
    {
        var path = Path.Fill(fields);
        if (Method == "GET")
        {
            return ApiRequest.Get(path) with { AnswerIsSecret = AnswerIsSecret };
        }

        var body = Wrapper is null ? fields.WithValue(Path.Fields) : Wrapped(fields, Wrapper);
        var bytes = FieldsBody.Write(body);
        IMaskedValue[] masked = [.. fields.Select(field => field.Value).OfType<IMaskedValue>()];
        return new ApiRequest
        {
            Method = Method,
            Path = path,
            Body = () => bytes,
            Preview = masked.Length == 0 ? () => Encoding.UTF8.GetString(bytes) : () => FieldsBody.Show(body),
            Secrets = [.. masked.SelectMany(value => value.Secrets)],
            AnswerIsSecret = AnswerIsSecret,
            Repeatable = Method is "DELETE" or "PUT" || ReadOperations.Has(Method, path),
        };
    }

    private Fields Wrapped(Fields fields, string wrapper)
    {
        var inside = new Fields();
        if (Key is not null)
        {
            Validation.Required.GivenId(fields.Get<string>(Key), Key);
            inside.Add("Id", fields[Key]);
        }

        var changes = Changes(fields).ToArray();
        foreach (var change in changes)
        {
            inside.Add(change.Key, change.Value);
        }

        var body = new Fields { { wrapper, inside } };
        if (changes.Length > 0)
        {
            body.Add("UpdateMask", string.Join(",", changes.Select(change => FieldsBody.NameOf(change.Key))));
        }

        foreach (var name in Beside.Where(name => fields[name] is not null))
        {
            body.Add(name, fields[name]);
        }

        return body;
    }
}
