using System.Collections;
using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using ConductorOne.Shapes;
using Xunit;

namespace ConductorOne.Client.Tests.Shapes;

public class FormShapeTests
{
    [Fact]
    public void A_form_is_read_down_to_its_last_field() => Wire.AssertJson(
        """
        {"displayName":"Why?","fields":[
          {"name":"reason","required":true,"stringField":{"textField":{"multiline":true},"rules":{"minLen":"10","email":true}}},
          {"name":"days","int64Field":{"numberField":{"minValue":"1","maxValue":"30"},"defaultValue":"7"}},
          {"name":"tags","stringMapField":{"defaultValue":{"a":"1"}},"adminConfig":{"showToUser":true}}],
         "fieldRelationships":[{"fieldNames":["reason","days"],"atLeastOne":{}}]}
        """,
        Json(Read(new Hashtable
        {
            ["DisplayName"] = "Why?",
            ["Fields"] = new object[]
            {
                new Hashtable
                {
                    ["Name"] = "reason",
                    ["Required"] = "yes",
                    ["StringField"] = new Hashtable
                    {
                        ["TextField"] = new Hashtable { ["Multiline"] = true },
                        ["Rules"] = new Hashtable { ["MinLen"] = 10, ["Email"] = true },
                    },
                },
                new Hashtable
                {
                    ["name"] = "days",
                    ["int64Field"] = new Hashtable { ["numberField"] = new Hashtable { ["minValue"] = 1, ["maxValue"] = "30" }, ["defaultValue"] = 7L },
                },
                new Hashtable
                {
                    ["name"] = "tags",
                    ["stringMapField"] = new Hashtable { ["defaultValue"] = new Hashtable { ["a"] = 1 } },
                    ["adminConfig"] = new Hashtable { ["showToUser"] = true },
                },
            },
            ["FieldRelationships"] = new Hashtable { ["FieldNames"] = new ArrayList { "reason", "days" }, ["AtLeastOne"] = new Hashtable() },
        })));

    [Fact]
    public void Two_arms_of_a_oneof_are_refused() => Wire.Refused(
        "Form.fields[0]",
        "Form.fields[0] takes only one of these, but has stringField, boolField.",
        () => Read(new Hashtable { ["fields"] = new[] { new Hashtable { ["stringField"] = new Hashtable(), ["boolField"] = new Hashtable() } } }));

    [Fact]
    public void Two_arms_of_different_oneofs_are_fine() => Wire.AssertJson(
        """{"fields":[{"boolField":{},"userConfig":{}}]}""",
        Json(Read(new Hashtable { ["fields"] = new[] { new Hashtable { ["boolField"] = new Hashtable(), ["userConfig"] = new Hashtable() } } })));

    [Fact]
    public void An_arm_that_is_null_is_not_given() => Wire.AssertJson(
        """{"fields":[{"boolField":{}}]}""",
        Json(Read(new Hashtable { ["fields"] = new[] { new Hashtable { ["boolField"] = new Hashtable(), ["stringField"] = null } } })));

    [Fact]
    public void A_misspelt_key_deep_inside_is_refused() => Wire.Refused(
        "Form.fields[1].stringField.textField",
        "Form.fields[1].stringField.textField has no key \"MultiLines\". Did you mean \"multiline\"? It takes: multiline, suffix.",
        () => Read(new Hashtable
        {
            ["fields"] = new List<object>
            {
                new Hashtable(),
                new Hashtable { ["stringField"] = new Hashtable { ["textField"] = new Hashtable { ["MultiLines"] = true } } },
            },
        }));

    [Fact]
    public void Rules_of_numbers_are_numbers() => Wire.AssertJson(
        """{"fields":[{"stringSliceField":{"rules":{"items":{"double":{"gte":0.5,"in":[1,2.5]}}}}}]}""",
        Json(Read(new Hashtable
        {
            ["fields"] = new Hashtable
            {
                ["stringSliceField"] = new Hashtable
                {
                    ["rules"] = new Hashtable
                    {
                        ["items"] = new Hashtable { ["double"] = new Hashtable { ["gte"] = 0.5, ["in"] = new object[] { 1, "2.5" } } },
                    },
                },
            },
        })));

    private static object Read(object value) => ShapeReader.Read(FormSchema.Message("Form"), value, "Form")!;

    private static string Json(object value) => JsonSerializer.Serialize(value, C1JsonContext.Default.Object);
}
