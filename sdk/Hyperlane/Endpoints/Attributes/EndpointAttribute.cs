namespace Hyperlane.Endpoints;

/// <summary>What the attributes that declare an endpoint have in common: a method of HTTP and a path.</summary>
/// <remarks>
/// They are read when the project is compiled: Hyperlane's generator writes the code that they stand for, and <c>app.MapEndpoints()</c>
/// calls it. Generators exist for C# only: in F# and Visual Basic an attribute maps nothing; write <c>app.Get(pattern, handler)</c> there.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public abstract class EndpointAttribute : Attribute
{
    private protected EndpointAttribute(string method, string pattern)
    {
        Method = method;
        Pattern = pattern;
    }

    /// <summary>The method of the requests that the endpoint answers.</summary>
    public string Method { get; }

    /// <summary>The path behind the prefix of the class.</summary>
    public string Pattern { get; }
}
