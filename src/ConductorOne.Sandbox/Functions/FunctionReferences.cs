using System.Collections.Generic;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>The hooks and the automations that refer to a function. As long as there are any, it cannot be deleted.</summary>
internal sealed class FunctionReferences(ObjectSet objects)
{
    /// <summary>The function's fields with what refers to it.</summary>
    public MessageFields Shown(StoredObject function) => function.Fields.With(
        ("hookRefs", Of(ItemPaths.Hook, function.Id)), ("workflowTemplateRefs", Of(ItemPaths.Automation, function.Id)));

    /// <exception cref="ApiException">Something refers to the function.</exception>
    public void Refuse(string functionId)
    {
        if (Of(ItemPaths.Hook, functionId).Count > 0)
            throw ApiException.Invalid("function is in use by a hook");
        if (Of(ItemPaths.Automation, functionId).Count > 0)
            throw ApiException.Invalid("function is in use by an automation");
    }

    private IReadOnlyList<string> Of(string itemPath, string functionId) => objects.WhoSay(itemPath, $"\"functionId\":\"{functionId}\"");
}
