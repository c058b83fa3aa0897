using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Policies.Forms;

/// <summary>What a field of a form may consist of.</summary>
internal static class FormFieldSchema
{
    internal static readonly MessageSchema Field = new("Field",
        Nested("adminConfig", () => AdminProviderConfig).In("provider_config"),
        Nested("boolField", () => BoolField).In("type"),
        Text("description"),
        Text("displayName"),
        Nested("fileField", () => FileField).In("type"),
        Nested("int64Field", () => Int64Field).In("type"),
        Text("name"),
        Nested("oauth2Field", () => Oauth2Field).In("type"),
        Flag("readOnly"),
        Flag("required"),
        Nested("sharedConfig", () => SharedProviderConfig).In("provider_config"),
        Nested("stringField", () => StringField).In("type"),
        Nested("stringMapField", () => StringMapField).In("type"),
        Nested("stringSliceField", () => StringSliceField).In("type"),
        Nested("userConfig", () => UserProviderConfig).In("provider_config"));

    internal static readonly MessageSchema StringField = new("StringField",
        Nested("dateField", () => DateField).In("view"),
        Text("defaultValue"),
        Marker("passwordField").In("view"),
        Nested("pickerField", () => PickerField).In("view"),
        Text("placeholder"),
        Nested("rules", () => FormRuleSchema.StringRules),
        Nested("selectField", () => SelectField).In("view"),
        Nested("textField", () => TextField).In("view"));

    internal static readonly MessageSchema TextField = new("TextField",
        Flag("multiline"),
        Text("suffix"));

    internal static readonly MessageSchema SelectField = new("SelectField",
        NestedList("options", () => SelectOption),
        PrefixedChoice("type", "SELECT_TYPE_", "UNSPECIFIED", "DROPDOWN", "RADIO", "BUTTONS"));

    internal static readonly MessageSchema SelectOption = new("SelectOption",
        Text("description"),
        Text("displayName"),
        Text("value"));

    internal static readonly MessageSchema DateField = new("DateField",
        Flag("defaultToToday"),
        Text("maxDate"),
        Int32("maxDaysFromToday"),
        Text("minDate"),
        Int32("minDaysFromToday"));

    internal static readonly MessageSchema PickerField = new("PickerField",
        Nested("appUserPicker", () => AppUserFilter).In("type"),
        Nested("c1UserPicker", () => C1UserFilter).In("type"),
        Nested("resourcePicker", () => AppResourceFilter).In("type"));

    internal static readonly MessageSchema AppUserFilter = new("AppUserFilter",
        Id("appId"));

    internal static readonly MessageSchema AppResourceFilter = new("AppResourceFilter",
        Id("appId"),
        Id("resourceTypeId"));

    internal static readonly MessageSchema C1UserFilter = new("C1UserFilter",
        Ids("excludeUserIds"),
        Flag("includeDeactivated"),
        Ids("userIds"));

    internal static readonly MessageSchema StringSliceField = new("StringSliceField",
        Marker("chipsField").In("view"),
        Texts("defaultValues"),
        Nested("pickerField", () => PickerField).In("view"),
        Text("placeholder"),
        Nested("rules", () => FormRuleSchema.RepeatedRules));

    internal static readonly MessageSchema StringMapField = new("StringMapField",
        TextMap("defaultValue"),
        Nested("rules", () => FormRuleSchema.StringMapRules));

    internal static readonly MessageSchema BoolField = new("BoolField",
        Marker("checkboxField").In("view"),
        Flag("defaultValue"),
        Nested("rules", () => FormRuleSchema.BoolRules),
        Marker("toggleField").In("view"));

    internal static readonly MessageSchema Int64Field = new("Int64Field",
        Int64("defaultValue"),
        Nested("numberField", () => NumberField).In("view"),
        Text("placeholder"),
        Nested("rules", () => FormRuleSchema.Int64Rules));

    internal static readonly MessageSchema NumberField = new("NumberField",
        Int64("maxValue"),
        Int64("minValue"),
        Int64("step"));

    internal static readonly MessageSchema FileField = new("FileField",
        Texts("acceptedFileTypes"),
        Marker("fileInputField").In("view"),
        Int64("maxFileSize"));

    internal static readonly MessageSchema Oauth2Field = new("Oauth2Field",
        Marker("oauth2FieldView").In("view"));

    internal static readonly MessageSchema AdminProviderConfig = new("AdminProviderConfig",
        Text("defaultValueCel"),
        Flag("showToUser"));

    internal static readonly MessageSchema UserProviderConfig = new("UserProviderConfig",
        Text("inputTransformationCel"));

    internal static readonly MessageSchema SharedProviderConfig = new("SharedProviderConfig",
        Text("defaultValueCel"),
        Text("inputTransformationCel"),
        Flag("lockDefaultValues"));
}
