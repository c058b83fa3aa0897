using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Policies.Forms;

/// <summary>What the form of a policy step may consist of.</summary>
internal static class FormSchema
{
    internal static readonly MessageSchema Form = new("Form",
        Text("description"),
        Text("displayName"),
        NestedList("fieldGroups", () => FieldGroup),
        NestedList("fieldRelationships", () => FieldRelationship),
        NestedList("fields", () => FormFieldSchema.Field),
        Text("id"));

    internal static readonly MessageSchema FieldGroup = new("FieldGroup",
        Flag("default"),
        Text("displayName"),
        Texts("fields"),
        Text("helpText"),
        Text("name"));

    internal static readonly MessageSchema FieldRelationship = new("FieldRelationship",
        Marker("atLeastOne").In("kind"),
        Nested("dependentOn", () => DependentOn).In("kind"),
        Texts("fieldNames"),
        Marker("mutuallyExclusive").In("kind"),
        Marker("requiredTogether").In("kind"));

    internal static readonly MessageSchema DependentOn = new("DependentOn",
        Texts("dependencyFieldNames"));
}
