using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads the types that bodies are made of, each once for a compilation, whatever it refers to, itself included.</summary>
internal sealed class ValidationTypes
{
    private readonly Compilation _compilation;
    private readonly ValidationMessages _messages;
    private readonly ValidationRules _rules;
    private readonly ValidationShapes _shapes;
    private readonly Dictionary<string, ValidationType?> _types = [];

    public ValidationTypes(Compilation compilation)
    {
        _compilation = compilation;
        _messages = new ValidationMessages(compilation);
        _rules = new ValidationRules(compilation, _messages);
        _shapes = new ValidationShapes(type => Read(type, null));
    }

    /// <summary>The types that were read, by the names of what is written for them.</summary>
    public IReadOnlyDictionary<string, ValidationType?> All => _types;

    /// <summary>What is asked of a parameter.</summary>
    public ValidationMember Parameter(IParameterSymbol parameter, ParameterModel model)
    {
        var attributes = parameter.GetAttributes();
        var shape = model.IsBundle
            ? new ValidationShape(Read((INamedTypeSymbol)ValueReader.WithoutNull(parameter.Type), model), null, IsDictionary: false)
            : model.IsJson ? _shapes.Read(parameter.Type)
            : null;
        var value = Named(Value(attributes, parameter.Type, null, isNeeded: false), model.Source);
        var isBody = model.Source == ParameterSource.Body || model.IsBundle;
        value = value with { CanBeDefault = ValidationShapes.IsImmutableArray(parameter.Type) };
        return new(parameter.Name, isBody ? "$" : model.BoundName, _messages.Display(attributes), value with { Shape = shape });
    }

    /// <summary>Reads a type, and gives the name of what is written for it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bundle">The parameter that it stands for, if its members are parameters by names of their own.</param>
    private string Read(INamedTypeSymbol type, ParameterModel? bundle)
    {
        var checker = ValidationCheckers.NameOf(type) + (bundle is null ? "" : $"{bundle.Source}");
        if (_types.ContainsKey(checker))
        {
            return checker;
        }

        // It may lie in itself: then its name is enough, and the rest comes when this is done.
        _types[checker] = null;
        var properties = ValidationMembers.Properties(type).Where(property => !ValidationMembers.IsExtension(property)).ToArray();
        var fields = bundle is null ? ValidationMembers.Fields(type).ToArray() : [];
        var members = properties.Select(property => Member(property, type, bundle))
            .Concat(fields.Select(field => Member(field, type))).ToArray();
        _types[checker] = new ValidationType(
            type.ToCode(),
            type.ToDisplayString(),
            checker,
            members.Where(member => !member.Value.IsFree).ToEquatable(),
            members.Where(member => member.Value.IsFree).ToEquatable(),
            _rules.Read(Inherited(type), type, canBeNull: false, owner: null),
            type.AllInterfaces.Any(one => one.ToDisplayString() == ValidationNames.Validatable),
            Derived(type))
        {
            Trimmed = ValidationTrimming.Find(type, [.. properties, .. fields], _rules),
        };
        return checker;
    }

    private ValidationMember Member(IPropertySymbol property, INamedTypeSymbol type, ParameterModel? bundle)
    {
        var attributes = ValidationMembers.Attributes(property, type);
        var bound = bundle?.Members.FirstOrDefault(member => member.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
        var isReachable = _compilation.IsSymbolAccessibleWithin(property.GetMethod!, _compilation.Assembly)
            && bound is not
            {
                Source: ParameterSource.Services or ParameterSource.Context or ParameterSource.Request
                    or ParameterSource.Response or ParameterSource.Aborted or ParameterSource.User
            };
        var value = isReachable
            ? Value(attributes, property.Type, type, ValidationMembers.IsSet(property, type))
            : new(false, null, false, EquatableArray<ValidationRule>.Empty, null);
        if (value.CanBeDefault && value.Required == ValidationRules.Missing && ValidationMembers.HasDefault(property, type))
        {
            value = value with { Required = null };
        }

        if (bound is { Source: not ParameterSource.Body })
        {
            // What is no body has no members that JSON would know; a record of parameters has those of its own.
            value = value with
            {
                Shape = bound.IsBundle
                    ? new ValidationShape(Read((INamedTypeSymbol)ValueReader.WithoutNull(property.Type), bound), null, IsDictionary: false)
                    : value.Shape is { Item: not null } ? value.Shape : null
            };
        }

        value = bound is null ? value : Named(value, bound.Source);
        return new(property.Name, bound is { IsBundle: true } or { Source: ParameterSource.Body } ? "$" : bound?.BoundName
            ?? ValidationMembers.RequestName(property), _messages.Display(attributes), value);
    }

    private ValidationMember Member(IFieldSymbol field, INamedTypeSymbol type)
    {
        var attributes = field.GetAttributes();
        var isReachable = _compilation.IsSymbolAccessibleWithin(field, _compilation.Assembly);
        var value = isReachable
            ? Value(attributes, field.Type, type, ValidationMembers.IsSet(field))
            : new(false, null, false, EquatableArray<ValidationRule>.Empty, null);
        return new(field.Name, ValidationMembers.RequestName(field), _messages.Display(attributes), value);
    }

    private ValidationValue Value(IReadOnlyList<AttributeData> attributes, ITypeSymbol declared, INamedTypeSymbol? owner, bool isNeeded)
    {
        var type = ValueReader.WithoutNull(declared);
        var canBeNull = declared.IsReferenceType || !SymbolEqualityComparer.Default.Equals(type, declared);
        var required = _rules.Required(attributes, out var rejectsBlank);
        var canBeDefault = !canBeNull && ValidationShapes.IsImmutableArray(type);
        if (!canBeNull)
        {
            required = canBeDefault && isNeeded ? required ?? ValidationRules.Missing : null;
        }
        else if (isNeeded && declared.IsReferenceType && declared.NullableAnnotation == NullableAnnotation.NotAnnotated)
        {
            required ??= ValidationRules.Missing;
        }

        var rules = _rules.Read(attributes, type, canBeNull, owner);
        return new(canBeNull, required, rejectsBlank && type.SpecialType == SpecialType.System_String, rules, isNeeded
            ? _shapes.Read(declared)
            : null)
        {
            CanBeDefault = canBeDefault,
        };
    }

    /// <summary>What is missing is called what it is.</summary>
    private static ValidationValue Named(ValidationValue value, ParameterSource source) => value.Required is null ? value : value with
    {
        Required = value.Required with
        {
            Default = source switch
            {
                ParameterSource.Body => "A body is required.",
                ParameterSource.Query => "This query parameter is required.",
                ParameterSource.Extractor => "This is required.",
                ParameterSource.Path => "This path parameter is required.",
                ParameterSource.File or ParameterSource.Files => "This file is required.",
                ParameterSource.Form or ParameterSource.WholeForm => ValidationRules.Missing.Default,
                _ => $"This {source.ToString().ToLowerInvariant()} is required.",
            },
        },
    };

    private static IEnumerable<AttributeData> Inherited(INamedTypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            foreach (var attribute in one.GetAttributes())
            {
                yield return attribute;
            }
        }
    }

    private EquatableArray<ValidationDerived> Derived(INamedTypeSymbol type)
        => type.GetAttributes()
            .Where(attribute => AttributeReader.NameOf(attribute) == ValidationNames.JsonDerivedType)
            .Select(attribute => attribute.ConstructorArguments[0].Value)
            .OfType<INamedTypeSymbol>()
            .Where(derived => !SymbolEqualityComparer.Default.Equals(derived, type))
            .OrderByDescending(Depth)
            .Select(derived => new ValidationDerived(derived.ToCode(), Read(derived, null)))
            .ToEquatable();

    private static int Depth(INamedTypeSymbol type) => type.BaseType is { } above ? Depth(above) + 1 : 0;
}
