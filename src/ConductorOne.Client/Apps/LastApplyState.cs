using ConductorOne.Json;

namespace ConductorOne.Apps;

/// <summary>How far the server is with applying access request defaults.</summary>
internal sealed class LastApplyState() : WireEnum(
    "APP_ACCESS_REQUEST_DEFAULTS_LAST_APPLY_STATE_", "UNSPECIFIED", "RUNNING", "SUCCESS", "FAILED", "CANCELING", "CANCEL_SUCCESS", "CANCEL_ERROR");
