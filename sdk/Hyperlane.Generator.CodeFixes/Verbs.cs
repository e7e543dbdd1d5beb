using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.CodeFixes;

/// <summary>The attributes that declare an endpoint, as they are written.</summary>
internal static class Verbs
{
    public static bool IsVerb(AttributeSyntax attribute)
        => attribute.Name.ToString().Split('.').Last() is "Get" or "Post" or "Put" or "Patch" or "Delete" or "Head" or "Options" or "Query" or "Method" or "WebSocket"
            or "GetAttribute" or "PostAttribute" or "PutAttribute" or "PatchAttribute" or "DeleteAttribute" or "HeadAttribute" or "OptionsAttribute"
            or "QueryAttribute" or "MethodAttribute" or "WebSocketAttribute";
}
