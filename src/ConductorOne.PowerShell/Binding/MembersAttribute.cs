using System;
using System.Collections;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Takes an object for a dictionary. A hashtable, which has no order, gets one: what is sent does not change from run to run.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MembersAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var plain = PlainValue.Of(inputData);
        if (plain is not IDictionary members || (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not Hashtable)
        {
            return plain;
        }

        var sorted = new OrderedDictionary();
        foreach (var member in members.Cast<DictionaryEntry>().OrderBy(m => m.Key as string ?? "", StringComparer.Ordinal))
        {
            sorted.Add(member.Key, member.Value);
        }

        return sorted;
    }
}
