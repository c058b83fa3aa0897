using System;
using System.Management.Automation;
using System.Security;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;

namespace ConductorOne.PowerShell.Sessions;

// One parameter set for each way to sign in.
public sealed partial class ConnectC1Command
{
    private const string EnvironmentSet = "Environment";
    private const string SecretSet = "ClientSecret";
    private const string CredentialSet = "Credential";
    private const string TokenSet = "AccessToken";
    private const string OidcTokenSet = "OidcToken";
    private const string OidcTokenSourceSet = "OidcTokenSource";
    private const string OidcTokenFileSet = "OidcTokenFile";
    private const string OidcTokenVariableSet = "OidcTokenVariable";
    private const string GitHubActionsSet = "GitHubActions";
    private const string DeviceSet = "Device";

    /// <summary>The tenant: its name, its host or its address.</summary>
    [Parameter(Position = 0)]
    public string? Tenant { get; set; }

    /// <summary>The server's address, where it is not the tenant's usual one.</summary>
    [Parameter]
    public string? ServerUrl { get; set; }

    /// <summary>The client id, which names its host.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenSet)]
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenSourceSet)]
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenFileSet)]
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenVariableSet)]
    [Parameter(Mandatory = true, ParameterSetName = GitHubActionsSet)]
    public string? ClientId { get; set; }

    /// <summary>The client secret: a SecureString, or plain text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Secret]
    public SecureString ClientSecret { get; set; } = new();

    /// <summary>Client id and client secret in one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>Sends the secret itself instead of signing with it.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter PlainSecret { get; set; }

    /// <summary>A ready access token: a SecureString, or plain text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [Secret]
    public SecureString AccessToken { get; set; } = new();

    /// <summary>One OIDC token of an issuer that the tenant trusts: a SecureString, or plain text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenSet)]
    [Secret]
    public SecureString OidcToken { get; set; } = new();

    /// <summary>A script block that writes an OIDC token, run whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenSourceSet)]
    public ScriptBlock OidcTokenSource { get; set; } = ScriptBlock.Create("");

    /// <summary>A file that holds an OIDC token, read whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenFileSet)]
    public string OidcTokenFile { get; set; } = "";

    /// <summary>An environment variable that holds an OIDC token, read whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OidcTokenVariableSet)]
    [ArgumentCompleter(typeof(OidcTokenVariableCompleter))]
    public string OidcTokenVariable { get; set; } = "";

    /// <summary>Asks GitHub Actions for an OIDC token whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GitHubActionsSet)]
    public SwitchParameter GitHubActions { get; set; }

    /// <summary>Signs a person in with a browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceSet)]
    public SwitchParameter Device { get; set; }

    /// <summary>Only shows the link.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>Another public client than the vendor's.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    public string? DeviceClientId { get; set; }

    /// <summary>Binds tokens to a key that the session makes for itself.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = OidcTokenSet)]
    [Parameter(ParameterSetName = OidcTokenSourceSet)]
    [Parameter(ParameterSetName = OidcTokenFileSet)]
    [Parameter(ParameterSetName = OidcTokenVariableSet)]
    [Parameter(ParameterSetName = GitHubActionsSet)]
    [Parameter(ParameterSetName = DeviceSet)]
    public SwitchParameter DPoP { get; set; }

    /// <summary>What to call the session, or which stored credential to use.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The proxy to go through.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Who the user is to the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Leaves it to the first call to find out whether the credentials are right.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = OidcTokenSet)]
    [Parameter(ParameterSetName = OidcTokenSourceSet)]
    [Parameter(ParameterSetName = OidcTokenFileSet)]
    [Parameter(ParameterSetName = OidcTokenVariableSet)]
    [Parameter(ParameterSetName = GitHubActionsSet)]
    public SwitchParameter NoVerify { get; set; }
}
