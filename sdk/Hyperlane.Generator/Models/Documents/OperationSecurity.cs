namespace Hyperlane.Generator.Models.Documents;

/// <summary>Who may call an operation.</summary>
internal enum OperationSecurity
{
    /// <summary>Anybody, and it makes no difference who.</summary>
    None,

    /// <summary>Anybody, and it makes a difference whether they have signed in.</summary>
    Optional,

    /// <summary>Signed-in users.</summary>
    User,

    /// <summary>Signed-in users, and not all of them.</summary>
    Role,
}
