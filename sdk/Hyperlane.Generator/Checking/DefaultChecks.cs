using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Whether JSON keeps what a property starts with. The code that System.Text.Json writes for a JsonSerializerContext makes
/// an object as <c>new T { A = a, B = b }</c> with each <c>init</c> property that it can reach, the absent ones included;
/// reflection sets what is there. So a default goes lost as soon as a context knows the type.
/// </summary>
internal static class DefaultChecks
{
    /// <summary>Checks all that a body holds.</summary>
    public static void Check(ITypeSymbol body, Compilation compilation, Mistakes mistakes)
    {
        foreach (var type in TypeWalk.From([body]).OfType<INamedTypeSymbol>()
            .Where(type => AttributeReader.Find(type, ValidationNames.JsonConverter) is null))
        {
            foreach (var property in TypeWalk.InSource(type).SelectMany(one => one.GetMembers()).OfType<IPropertySymbol>())
            {
                if (IsReset(property, compilation) && Start(property) is { } start
                    && JsonContexts.Of(compilation).Knowing(type) is { } context)
                {
                    mistakes.Add(
                        Diagnostics.LostDefault,
                        LocationInfo.Of(start.GetLocation()),
                        property.Name,
                        Default(property.Type),
                        start.ToString(),
                        context.Name,
                        property.ContainingType.Name,
                        Advice(property, start));
                }
            }
        }
    }

    /// <summary>
    /// Whether generated code sets the property, be it in the JSON or not. One that must be there has no use for a default.
    /// </summary>
    private static bool IsReset(IPropertySymbol property, Compilation compilation)
        => property is { IsStatic: false, IsRequired: false, SetMethod: { IsInitOnly: true } set }
            && ValidationMembers.IsSet(property, property.ContainingType)
            && compilation.IsSymbolAccessibleWithin(set, compilation.Assembly)
            && !property.ContainingType.InstanceConstructors
                .Where(one => !one.IsImplicitlyDeclared || one.Parameters.Length != 1)
                .SelectMany(one => one.Parameters)
                .Any(parameter => parameter.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// What the property starts with, by its initializer or by a constructor without parameters; null for what it would be anyway.
    /// </summary>
    private static ExpressionSyntax? Start(IPropertySymbol property)
    {
        var written = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is PropertyDeclarationSyntax { Initializer.Value: { } value }
            ? value
            : property.ContainingType.InstanceConstructors
                .Where(one => one is { IsImplicitlyDeclared: false, Parameters.Length: 0 })
                .Select(one => one.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax())
                .OfType<ConstructorDeclarationSyntax>()
                .SelectMany(one => one.Body is { } body
                    ? body.Statements.OfType<ExpressionStatementSyntax>().Select(statement => statement.Expression)
                    : one.ExpressionBody is { } arrow ? [arrow.Expression] : [])
                .OfType<AssignmentExpressionSyntax>()
                .LastOrDefault(one => one.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property.Name)?.Right;
        return written is null || IsDefault(written) ? null : written;
    }

    private static bool IsDefault(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsDefault(sure.Operand),
        LiteralExpressionSyntax literal => literal.Token.Value is null or 0 or 0L or 0d or 0f or false
            || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        DefaultExpressionSyntax => true,
        _ => false,
    };

    private static string Default(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_Boolean ? "false"
            : type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double ? "0"
            : type.IsReferenceType || type.NullableAnnotation == NullableAnnotation.Annotated ? "null"
            : "its default";

    /// <summary>A parameter keeps a default that is a constant; anything else takes a setter.</summary>
    private static string Advice(IPropertySymbol property, ExpressionSyntax start)
        => start is LiteralExpressionSyntax
            ? $"Write it as a parameter of the constructor, '{property.Type.ToText()} {property.Name} = {start}', or with 'set'."
            : "Write 'set' instead of 'init'.";
}
