using System;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace ConductorOne.PowerShell.Api;

/// <summary>
/// A parameter that the cmdlet has for one call only, as if it were a property of its class: the row pipe reads and fills the ones like the
/// others.
/// </summary>
/// <param name="parameter">The parameter.</param>
internal sealed class OperationParameter(RuntimeDefinedParameter parameter) : PropertyInfo
{
    public override string Name => parameter.Name;

    public override Type PropertyType => parameter.ParameterType;

    public override Type? DeclaringType => typeof(InvokeC1ApiCommand);

    public override Type? ReflectedType => DeclaringType;

    public override PropertyAttributes Attributes => PropertyAttributes.None;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override object? GetValue(object? obj, BindingFlags invokeAttr, Binder? binder, object?[]? index, CultureInfo? culture) => parameter.Value;

    public override void SetValue(object? obj, object? value, BindingFlags invokeAttr, Binder? binder, object?[]? index, CultureInfo? culture) =>
        parameter.Value = value;

    public override MethodInfo[] GetAccessors(bool nonPublic) => [];

    public override MethodInfo? GetGetMethod(bool nonPublic) => null;

    public override MethodInfo? GetSetMethod(bool nonPublic) => null;

    public override ParameterInfo[] GetIndexParameters() => [];

    public override object[] GetCustomAttributes(bool inherit) => [.. parameter.Attributes];

    public override object[] GetCustomAttributes(Type attributeType, bool inherit)
    {
        var found = new System.Collections.ArrayList();
        foreach (var attribute in parameter.Attributes)
        {
            if (attributeType.IsInstanceOfType(attribute))
            {
                found.Add(attribute);
            }
        }

        return (object[])found.ToArray(attributeType);
    }

    public override bool IsDefined(Type attributeType, bool inherit) => GetCustomAttributes(attributeType, inherit).Length > 0;
}
