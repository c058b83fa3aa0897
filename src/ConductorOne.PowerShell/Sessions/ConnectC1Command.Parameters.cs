using System;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using ConductorOne.Http;
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
    private const string ManagedIdentitySet = "ManagedIdentity";
    private const string CertificateSet = "EntraCertificate";
    private const string ThumbprintSet = "EntraCertificateThumbprint";
    private const string FederatedTokenSet = "EntraFederatedToken";
    private const string DeviceSet = "Device";

    private static readonly ClientSettings Defaults = new();

    /// <summary>The tenant: its name, its host or its address.</summary>
    [Parameter(Position = 0)]
    public string? Tenant { get; set; }

    /// <summary>The server's address, where it is not the tenant's usual one.</summary>
    [Parameter]
    public string? ServerUrl { get; set; }

    /// <summary>The client id, which names its host.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = OidcTokenSet)]
    [Parameter(ParameterSetName = OidcTokenSourceSet)]
    [Parameter(ParameterSetName = OidcTokenFileSet)]
    [Parameter(ParameterSetName = OidcTokenVariableSet)]
    [Parameter(ParameterSetName = GitHubActionsSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = FederatedTokenSet)]
    public string? ClientId { get; set; }

    /// <summary>The client secret: a SecureString, or plain text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Secret]
    public SecureString ClientSecret { get; set; } = new();

    /// <summary>Client id and client secret in one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [CredentialValue]
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
    [OfType(typeof(ScriptBlock))]
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

    /// <summary>Asks the Azure resource that this runs on for a token of its identity whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>The client id of a user-assigned identity; the system's own where none is given.</summary>
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>The directory of Microsoft Entra: its id or its domain.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = ThumbprintSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedTokenSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    public string? EntraTenantId { get; set; }

    /// <summary>The application that is registered with Microsoft Entra.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = ThumbprintSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedTokenSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    public string? EntraClientId { get; set; }

    /// <summary>The application's certificate, with its private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [OfType(typeof(X509Certificate2))]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The thumbprint of the application's certificate in the store My of the user or of the machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ThumbprintSet)]
    public string CertificateThumbprint { get; set; } = "";

    /// <summary>A file with a token of an issuer that the application trusts, read whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FederatedTokenSet)]
    public string EntraFederatedTokenFile { get; set; } = "";

    /// <summary>The sign-in host of another cloud than the public one.</summary>
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = FederatedTokenSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    public Uri? EntraAuthority { get; set; }

    /// <summary>Whom Microsoft Entra makes its tokens out to; the tenant's host where nothing is said.</summary>
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = FederatedTokenSet)]
    public string? Resource { get; set; }

    /// <summary>Signs a person in with a browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceSet)]
    public SwitchParameter Device { get; set; }

    /// <summary>Only shows the link.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>Another public client than the vendor's.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    public string? DeviceClientId { get; set; }

    /// <summary>Stores the credential under the name. After -Device, that is a personal client, which is created for it.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = DeviceSet)]
    public SwitchParameter Save { get; set; }

    /// <summary>Stores it in a file of the user's where the system has no protected storage.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = DeviceSet)]
    public SwitchParameter AllowPlaintextFile { get; set; }

    /// <summary>How long the personal client lives; for ever where nothing is said.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    [DurationCell]
    public TimeSpan? Expires { get; set; }

    /// <summary>The roles that the personal client's permissions are cut down to.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    public string[]? ScopedRoles { get; set; }

    /// <summary>The networks that the personal client may be used from.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    public string[]? AllowSourceCidr { get; set; }

    /// <summary>What the personal client is called in C1.</summary>
    [Parameter(ParameterSetName = DeviceSet)]
    public string? ClientDisplayName { get; set; }

    /// <summary>Binds tokens to a key that the session makes for itself.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = OidcTokenSet)]
    [Parameter(ParameterSetName = OidcTokenSourceSet)]
    [Parameter(ParameterSetName = OidcTokenFileSet)]
    [Parameter(ParameterSetName = OidcTokenVariableSet)]
    [Parameter(ParameterSetName = GitHubActionsSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = FederatedTokenSet)]
    [Parameter(ParameterSetName = DeviceSet)]
    public SwitchParameter DPoP { get; set; }

    /// <summary>What to call the session, or which stored credential to use.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CredentialCompleter))]
    public string? Name { get; set; }

    /// <summary>The proxy to go through.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Who the user is to the proxy.</summary>
    [Parameter]
    [CredentialValue]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Tells the proxy, if it asks, the account that runs this.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>How many requests each pipe of this session has under way at once, where its cmdlet does not say so itself.</summary>
    [Parameter]
    [WholeNumberCell]
    [ValidateRange(1, SendWindow.Widest)]
    public int ThrottleLimit { get; set; } = Defaults.ThrottleLimit;

    /// <summary>How often a request is sent again; 0 for never.</summary>
    [Parameter]
    [WholeNumberCell]
    [ValidateRange(0, 20)]
    public int MaxRetries { get; set; } = Defaults.Retry.Retries;

    /// <summary>The longest wait before a request is sent again, whatever the server asks.</summary>
    [Parameter]
    [SecondsCell]
    public TimeSpan MaxRetryDelay { get; set; } = Defaults.Retry.LongestWait;

    /// <summary>How long an answer may take, from the beginning of an attempt to the last byte.</summary>
    [Parameter]
    [SecondsCell]
    public TimeSpan Timeout { get; set; } = Defaults.Timeout;

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
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = FederatedTokenSet)]
    public SwitchParameter NoVerify { get; set; }
}
