namespace Hyperlane.Endpoints.Binding;

/// <summary>Sources of values in words.</summary>
internal static class BindingSourceText
{
    /// <summary>The source in the log.</summary>
    public static string ToText(this BindingSource source) => source switch
    {
        BindingSource.Path => "path",
        BindingSource.Query => "query",
        BindingSource.Header => "header",
        BindingSource.Cookie => "cookie",
        BindingSource.Form => "form",
        BindingSource.Body => "body",
        _ => "request",
    };

    /// <summary>What a value of this source is called before its client.</summary>
    public static string ToNoun(this BindingSource source) => source switch
    {
        BindingSource.Path or BindingSource.Query => $"{source.ToText()} parameter",
        BindingSource.Form => "form field",
        _ => source.ToText(),
    };
}
