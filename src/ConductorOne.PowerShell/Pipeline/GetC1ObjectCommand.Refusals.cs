using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

// What is refused, because it would be left out without a word, or read as "all".
public abstract partial class GetC1ObjectCommand<T>
{
    /// <summary>The parameters that say the same as -Identity, and may not be given beside it.</summary>
    private protected virtual string[] OtherIdentities => [IdParameter, nameof(DisplayName)];

    private static bool IsBlank(object? value) =>
        value is null || (value is string text ? string.IsNullOrWhiteSpace(text) : value is ICollection items && items.Cast<object?>().All(IsBlank));

    private static bool IsFilter(CellParameter parameter) =>
        parameter.Property.GetCustomAttributes<ParameterAttribute>().All(attribute => attribute.ParameterSetName == Listing);

    private void RefuseTwo()
    {
        foreach (var other in Arguments.Contains(nameof(Identity)) ? OtherIdentities.Where(IsTyped) : [])
        {
            throw new C1InputException(Messages.IdentityTwice.With(nameof(Identity), other), other);
        }
    }

    // An id reads its object, whatever the filters say.
    private void RefuseFilters()
    {
        foreach (var filter in Parameters.All.Where(p => IsTyped(p.Name) && IsFilter(p)))
        {
            throw new C1InputException(Messages.FilterBesideId.With(filter.Name), filter.Name);
        }
    }

    // What comes first on the line is the id of the parent. Where the row has the parent, a name there is meant for the object.
    private void RefuseNameOfParent(InputRow row)
    {
        foreach (var parent in Parameters.All.Where(p => p.Cell is IdCellAttribute && p.Name != IdParameter && Arguments.Contains(p.Name)))
        {
            var given = parent.Property.GetValue(this) as string;
            Required.That(
                string.IsNullOrWhiteSpace(given) || IdText.IsId(given!.Trim()) || PlainValue.Unwrapped(row.Value(parent.Name)) is not string own || IsBlank(own),
                parent.Name,
                () => Messages.ParentGivenTwice.With(parent.Name, given, IdText.Find("-Identity {0}", given!)));
        }
    }

    // A row with a column for an id or a name is about one object. Where that is empty, all objects of a parent are not meant.
    private void RefuseEmptyCells(InputRow row)
    {
        if (!IsBlank(OwnId) || IsTyped(nameof(Identity)) || IsTyped(IdParameter) || First is not null || PageSize is not null
            || (row.Noun is { } noun && noun != Nouns.OfClass(NounClass.FullName)))
        {
            return;
        }

        var identities = Parameters.All.Where(p => OtherIdentities.Contains(p.Name)).ToArray();
        if (row.FirstEmpty(identities, ColumnsOfRow())?.Name is { } empty
            && RowGivesSomething()
            && !Parameters.All.Any(p => IsFilter(p) && (IsTyped(p.Name) || Given(p.Property.GetValue(this), p.Name) is not null)))
        {
            throw new C1InputException(Messages.IdentityCellIsEmpty.With(empty), empty);
        }
    }

    // A variable that is empty by mistake, or a script block that finds nothing, must not read as "all".
    private void RefuseEmpty()
    {
        foreach (var parameter in Parameters.All.Where(p => IsTyped(p.Name)))
        {
            Required.That(
                !IsBlank(parameter.Property.GetValue(this)),
                parameter.Name,
                () => (parameter.Name == IdOfList ? Messages.BlankId : Messages.FilterIsEmpty).With(parameter.Name));
        }
    }

    private void RefuseEmptyIdentity()
    {
        Required.That(!IsTyped(nameof(Identity)) || !IsBlank(Identity), nameof(Identity), () => Messages.IdentityIsEmpty.With(nameof(Identity)));
        Required.That(
            !IsTyped(IdParameter) || !IsBlank(OwnId),
            IdParameter,
            () => Messages.OwnIdIsEmpty.With(IdParameter, Nouns.OfField(IdParameter)!.Value.Facts().Label()));
    }
}
