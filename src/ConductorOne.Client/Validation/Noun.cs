namespace ConductorOne.Validation;

/// <summary>What an id may be the id of.</summary>
internal enum Noun
{
    App,
    AppReport,
    AppResource,
    AppResourceType,
    Connector,
    Function,
    FunctionCommit,
    FunctionInvocation,
    Policy,
    RequestCatalog,
    RequestSchema,
    User,
    Account,
    CatalogEntry,
    Entitlement,
    Role,
    StepUpProvider,
    Trait,
    Webhook,
}
