using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Policies.Forms;

/// <summary>The rules that a field of a form may carry.</summary>
internal static class FormRuleSchema
{
    internal static readonly MessageSchema StringRules = new("StringRules",
        Flag("address").In("well_known"),
        Text("const"),
        Text("contains"),
        Flag("email").In("well_known"),
        Flag("hostname").In("well_known"),
        Flag("ignoreEmpty"),
        Texts("in"),
        Flag("ip").In("well_known"),
        Flag("ipv4").In("well_known"),
        Flag("ipv6").In("well_known"),
        UInt64("len"),
        UInt64("lenBytes"),
        UInt64("maxBytes"),
        UInt64("maxLen"),
        UInt64("minBytes"),
        UInt64("minLen"),
        Text("notContains"),
        Texts("notIn"),
        Text("pattern"),
        Text("prefix"),
        Flag("strict"),
        Text("suffix"),
        Flag("uri").In("well_known"),
        Flag("uriRef").In("well_known"),
        Flag("uuid").In("well_known"),
        Choice("wellKnownRegex", "UNKNOWN", "HTTP_HEADER_NAME", "HTTP_HEADER_VALUE").In("well_known"));

    internal static readonly MessageSchema Int64Rules = new("Int64Rules",
        Int64("const"),
        Int64("gt"),
        Int64("gte"),
        Flag("ignoreEmpty"),
        Int64s("in"),
        Int64("lt"),
        Int64("lte"),
        Int64s("notIn"));

    internal static readonly MessageSchema BoolRules = new("BoolRules",
        Flag("const"));

    internal static readonly MessageSchema RepeatedRules = new("RepeatedRules",
        Flag("ignoreEmpty"),
        FreeForm("items"),
        UInt64("maxItems"),
        UInt64("minItems"),
        Flag("unique"));

    internal static readonly MessageSchema StringMapRules = new("StringMapRules",
        Flag("isRequired"),
        Flag("validateEmpty"));
}
