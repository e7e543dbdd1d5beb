namespace Hyperlane.Endpoints;

/// <summary>
/// Lets only signed-in users call the endpoints of a class, or one of them: 401 for others. The OpenAPI document says so.
/// </summary>
/// <remarks>Several of them have all to be met. <see cref="AllowAnonymousAttribute"/> takes them away.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    /// <summary>
    /// Roles of which the user must have one, with commas between them: <c>admin, owner</c>; 403 for users without. Default: null, any
    /// user.
    /// </summary>
    public string? Roles { get; set; }
}
