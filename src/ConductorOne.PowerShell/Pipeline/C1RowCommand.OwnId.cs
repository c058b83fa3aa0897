using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

// Which object a row stands for, in cmdlets that read, change or remove one.
public abstract partial class C1RowCommand<T>
{
    private PropertyInfo? _ownId;

    /// <summary>The parameter that takes the object's own id; nothing where the cmdlet makes objects.</summary>
    private protected virtual string? IdParameter => null;

    /// <summary>The id of the object that the row stands for.</summary>
    private protected string? OwnId => (string?)OwnIdProperty?.GetValue(this);

    private PropertyInfo? OwnIdProperty => _ownId ??= IdParameter is { } name ? GetType().GetProperty(name) : null;

    /// <summary>Whether the user gave a parameter: as an argument, or as a script block for each row.</summary>
    private protected bool IsTyped(string parameter) => Arguments.Contains(parameter) || Scripted.Contains(parameter);

    /// <summary>The id of the object that a row stands for, where PowerShell has bound this.</summary>
    private protected virtual string? IdOfRow(string? bound, InputRow row) => InputObject is null || IsTyped(IdParameter!) ? bound
        : InputObject.BaseObject is string id ? id.Trim()
        : row.IsIdOfOther(IdParameter!, bound) ? null
        : bound;

    // PowerShell resets what it has bound itself, and nothing else.
    private void TakeOwnId(InputRow row, List<(PropertyInfo Property, object? Value)> reset)
    {
        if (OwnIdProperty is { } property)
        {
            var bound = OwnId;
            reset.Insert(0, (property, bound));
            property.SetValue(this, IdOfRow(bound, row));
        }
    }

    /// <summary>What belongs to the object that the id is of, and stands for it in a row: settings of an app, say.</summary>
    private protected virtual Type PartClass => typeof(T);

    // An app resource has the id of its app, which nobody wants to change or remove along with it.
    private void RefuseOtherNoun(InputRow row)
    {
        if (IdParameter is not { } parameter || IsTyped(parameter) || Nouns.OfClass(NounClass.FullName)?.Facts() is not { } own)
        {
            return;
        }

        var part = row.PartName;
        if (part is not null && part == PartClass.Name)
        {
            return;
        }

        if (part is not null || (row.Noun is { } other && other.Facts() != own))
        {
            var what = part ?? row.Noun!.Value.Facts().LabelWithoutArticle;
            throw new C1InputException(Messages.RowOfOtherNoun.With(MyInvocation.MyCommand.Name, own.Label(), what, row.Label, parameter), parameter);
        }

        if (InputObject?.BaseObject is string)
        {
            Required.Id(OwnId, parameter);
        }

        Required.That(
            row.Ids([parameter, "Id"]).Distinct().Count() < 2,
            parameter,
            () => Messages.RowWithTwoIds.With(parameter, string.Join(", ", row.Ids([parameter, "Id"]).Distinct()), own.Label()));
    }
}
