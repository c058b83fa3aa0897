using System;
using System.IO;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.ApiUpdate;

// The task Api of build.ps1: <the vendor's openapi.yaml> <the folder src>.
var (file, source) = (args[0], args[1]);
var (operationsFile, messagesFile) = ($"{source}/ConductorOne.Api/Operations.txt", $"{source}/ConductorOne.Api/Messages.txt");
var before = new ApiTable(File.ReadAllText(operationsFile), File.ReadAllText(messagesFile));

var description = await Description.ReadAsync(file).ConfigureAwait(false);
var operations = description.Operations().ToArray();
var known = operations.Select(o => o.Id).ToHashSet();
var removed = before.Operations.Concat(before.RemovedIds.Select(before.Operation)).Where(o => !known.Contains(o.Id)).OrderBy(o => o.Id, StringComparer.Ordinal)
    .Select(o => new ApiOperation(o.Id, o.Method, o.Path) { IsRemoved = true });

const string Header = "# Made by \"build.sh Api\" from the vendor's description of the API. ";
var operationsText = Header + "ApiOperation.cs says what a line means.\n" + string.Concat(operations.Concat(removed).Select(o => o + "\n"));
var messagesText = Header + "ApiMessage.cs, ApiField.cs and ApiType.cs say what a line means.\n" + string.Concat(description.Messages());
var after = new ApiTable(operationsText, messagesText);
if (after.Operations.GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any()) is { } same)
{
    throw new InvalidDataException($"Several operations have the short name {same.Key}: {string.Join(", ", same.Select(o => o.Id))}.");
}

File.WriteAllText(operationsFile, operationsText);
File.WriteAllText(messagesFile, messagesText);

var cmdlets = new TypedCmdlets(source);
var changes = Change.Between(before, after).ToArray();
foreach (var change in changes)
{
    var touched = string.Join(", ", cmdlets.Of(change.Operations));
    Console.WriteLine(change.Text + (touched.Length > 0 ? Environment.NewLine + "    touches " + touched : ""));
}

Console.WriteLine($"{after.Ids.Count} operations, {after.MessageNames.Count} messages. {Count('+')} added, {Count('-')} removed, {Count('~')} changed.");

int Count(char mark) => changes.Count(c => c.Text[0] == mark);
