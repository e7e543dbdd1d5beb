using Hyperlane.Generator.Checking;
using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Decides where a parameter of an endpoint comes from: what an attribute says, else what the type is known for, else the path if its name stands there, else the query for values, else the body.</summary>
internal sealed class ParameterReader(KnownTypes known, string httpMethod, IReadOnlyList<RouteSegment> path, Mistakes mistakes)
{
    private static readonly IReadOnlyList<(string Attribute, ParameterSource Source)> Attributes =
    [
        (Names.FromRoute, ParameterSource.Path),
        (Names.FromQuery, ParameterSource.Query),
        (Names.FromHeader, ParameterSource.Header),
        (Names.FromCookie, ParameterSource.Cookie),
        (Names.FromForm, ParameterSource.Form),
        (Names.FromBody, ParameterSource.Body),
        (Names.FromServices, ParameterSource.Services),
        (Names.FromKeyedServices, ParameterSource.Services),
    ];

    private readonly ValueReader _values = new(known);
    private readonly ExtractorReader _extractors = new(known);

    public ParameterModel Read(IParameterSymbol parameter)
    {
        if (parameter.Type.TypeKind == TypeKind.Error)
        {
            mistakes.AddCompilerError();
        }

        if (parameter.RefKind != RefKind.None)
        {
            mistakes.Add(Diagnostics.ByReference, LocationInfo.Of(parameter), parameter.Name, SymbolText.Word(parameter.RefKind));
        }

        var (source, attribute) = Said(parameter);
        source = KnownFormSource(parameter.Type) ?? source ?? KnownSource(parameter.Type) ?? (Segment(parameter.Name) is not null ? ParameterSource.Path : null);
        return source switch
        {
            ParameterSource.Context or ParameterSource.Request or ParameterSource.Response or ParameterSource.Aborted or ParameterSource.User or ParameterSource.Socket => Model(parameter, source.Value, parameter.Name),
            ParameterSource.File or ParameterSource.Files or ParameterSource.WholeForm => OfForm(parameter, Model(parameter, source.Value, (attribute is null ? null : AttributeReader.Name(attribute)) ?? parameter.Name)),
            ParameterSource.Services => Service(parameter),
            ParameterSource.Extractor => Model(parameter, source.Value, parameter.Name) with { Extractor = _extractors.Read(ValueReader.WithoutNull(parameter.Type)) },
            ParameterSource.Body => Body(parameter, isSaid: true),
            null when !IsValues(parameter.Type) => Body(parameter, isSaid: false),
            _ => Value(parameter, source ?? ParameterSource.Query, attribute),
        };
    }

    private static (ParameterSource? Source, AttributeData? Attribute) Said(IParameterSymbol parameter)
    {
        foreach (var (name, source) in Attributes)
        {
            if (AttributeReader.Find(parameter, name) is { } attribute)
            {
                return (source, attribute);
            }
        }

        return (null, null);
    }

    private ParameterSource? KnownSource(ITypeSymbol type)
        => KnownTypes.Is(type, known.Context) ? ParameterSource.Context
            : KnownTypes.Is(type, known.Request) ? ParameterSource.Request
            : KnownTypes.Is(type, known.Response) ? ParameterSource.Response
            : KnownTypes.Is(type, known.CancellationToken) ? ParameterSource.Aborted
            : KnownTypes.Is(type, known.Socket) ? ParameterSource.Socket
            : KnownTypes.Is(type, known.Principal) || KnownTypes.Is(type, known.AnyPrincipal) ? ParameterSource.User
            : _extractors.Read(ValueReader.WithoutNull(type)) is not null ? ParameterSource.Extractor
            : null;

    private ParameterSource? KnownFormSource(ITypeSymbol type)
        => KnownTypes.Is(type, known.Form) ? ParameterSource.WholeForm
            : KnownTypes.Is(type, known.UploadedFile) ? ParameterSource.File
            : CollectionReader.Read(type).Item is { } item && KnownTypes.Is(item, known.UploadedFile) ? ParameterSource.Files
            : null;

    private ParameterModel Service(IParameterSymbol parameter)
    {
        if (!ClassReader.CanBeService(parameter.Type))
        {
            mistakes.Add(Diagnostics.Unbindable, LocationInfo.Of(parameter), parameter.Name, parameter.Type.ToText(), "services", "No container can hold it.");
        }

        return Model(parameter, ParameterSource.Services, parameter.Name) with { Service = ClassReader.Service(parameter) };
    }

    private ParameterModel OfForm(IParameterSymbol parameter, ParameterModel model)
    {
        if (httpMethod == "GET")
        {
            mistakes.Add(Diagnostics.BodyNotAllowed, LocationInfo.Of(parameter), parameter.Name, httpMethod, "Answer POST.");
        }

        return model with { Collection = CollectionReader.Read(parameter.Type).Model };
    }

    private RouteSegment? Segment(string name) => path.FirstOrDefault(segment => segment.Text.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool IsValues(ITypeSymbol type)
        => _values.Read(ValueReader.WithoutNull(CollectionReader.Read(type).Item ?? type)) is not null;

    private ParameterModel Value(IParameterSymbol parameter, ParameterSource source, AttributeData? attribute)
    {
        var name = (attribute is null ? null : AttributeReader.Name(attribute)) ?? DefaultName(parameter.Name, source);
        if (source == ParameterSource.Path)
        {
            name = PathName(parameter, name);
        }

        var model = Model(parameter, source, name);
        CheckName(model, parameter);
        if (source == ParameterSource.Query && !IsValues(parameter.Type) && new BundleReader(this).Read(parameter.Type) is { Count: > 0 } members)
        {
            foreach (var member in members)
            {
                CheckName(member, parameter);
            }

            return model with { Members = members };
        }

        var takesSeveral = source is ParameterSource.Query or ParameterSource.Header or ParameterSource.Form;
        var bound = WithValue(source == ParameterSource.Form ? OfForm(parameter, model) : model, parameter.Type, takesSeveral);
        if (bound.Value is null && parameter.Type.TypeKind != TypeKind.Error)
        {
            mistakes.Add(Diagnostics.Unbindable, LocationInfo.Of(parameter), parameter.Name, parameter.Type.ToText(), Noun(source), Advice(source));
        }

        return bound;
    }

    /// <summary>Says how a value, or several, are read.</summary>
    public ParameterModel WithValue(ParameterModel model, ITypeSymbol type, bool takesSeveral)
    {
        var several = takesSeveral && _values.Read(ValueReader.WithoutNull(type)) is null;
        if (several && model.Source == ParameterSource.Query && Dictionary(ValueReader.WithoutNull(type)) is var (dictionary, of))
        {
            return model with { Collection = dictionary, Value = of };
        }

        var (collection, item) = several ? CollectionReader.Read(type) : (CollectionModel.None, null);
        var value = _values.Read(ValueReader.WithoutNull(item ?? type));
        return model with { Collection = collection, Value = value is not null && item is not null && ValueReader.IsNullable(item) ? value with { IsNullableItem = true } : value };
    }

    /// <summary>A dictionary of values, or of arrays of them; null for anything else.</summary>
    private (CollectionModel Model, ValueModel Value)? Dictionary(ITypeSymbol type)
    {
        if (CollectionReader.ReadDictionary(type) is not var (creation, key, held) || _values.Read(key) is not { } keys)
        {
            return null;
        }

        var item = held is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType : null;
        return _values.Read(item ?? held) is { } value ? (new CollectionModel(CollectionKind.Dictionary, creation, keys, item is not null), value) : null;
    }

    private string PathName(IParameterSymbol parameter, string name)
    {
        if (Segment(name) is not { } segment)
        {
            mistakes.Add(Diagnostics.NotInPath, LocationInfo.Of(parameter), name, parameter.ContainingSymbol.Name);
            return name;
        }

        ConstraintChecks.Check(parameter, segment, mistakes);
        return segment.Text;
    }

    private ParameterModel Body(IParameterSymbol parameter, bool isSaid)
    {
        var type = ValueReader.WithoutNull(parameter.Type);
        var kind = KindOfBody(type);
        if (!isSaid && _extractors.Wrong(type) is { } wrong)
        {
            mistakes.Add(Diagnostics.WrongExtractor, LocationInfo.Of(parameter), parameter.Name, wrong.ToText(), type.ToText());
        }
        else if (!isSaid && httpMethod is "GET" or "DELETE")
        {
            mistakes.Add(Diagnostics.BodyNotAllowed, LocationInfo.Of(parameter), parameter.Name, httpMethod, WithoutBody(type));
        }
        else if (type is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol || type.IsRefLikeType || type.TypeKind is TypeKind.Delegate or TypeKind.TypeParameter)
        {
            mistakes.Add(Diagnostics.Unbindable, LocationInfo.Of(parameter), parameter.Name, type.ToText(), "body", "Use a record.");
        }
        else if (kind == BodyKind.Json && type.IsAbstract && !JsonReasons.CanBeChosen(type))
        {
            mistakes.Add(Diagnostics.AbstractBody, LocationInfo.Of(parameter), parameter.Name, type.ToText());
        }

        return Model(parameter, ParameterSource.Body, "body") with { Body = kind };
    }

    /// <summary>What to write where there is no body to read from, and only what then works.</summary>
    private string WithoutBody(ITypeSymbol type)
        => KindOfBody(type) != BodyKind.Json ? "Answer POST."
            : Dictionary(type) is not null ? $"Mark it with [FromQuery] to read {type.ToText()} from the query, or answer POST."
            : type.IsAbstract || type.TypeKind == TypeKind.Interface ? $"Mark it with [FromServices] if {type.ToText()} is a service."
            : new BundleReader(this).Read(type) is { Count: > 0 } ? $"Mark it with [FromQuery] to read {type.ToText()} from the query, with [FromServices] if it is a service, or answer POST."
            : $"Mark it with [FromServices] if {type.ToText()} is a service, take what it is made of as parameters of their own, or answer POST.";

    /// <summary>Header fields and cookies have rules of their own, and the path is compared with its pattern.</summary>
    private void CheckName(ParameterModel model, IParameterSymbol parameter)
    {
        if (model.Source is ParameterSource.Query or ParameterSource.Form && string.IsNullOrWhiteSpace(model.BoundName))
        {
            mistakes.Add(Diagnostics.EmptyName, LocationInfo.Of(parameter), model.Name, Noun(model.Source));
        }
    }

    private BodyKind KindOfBody(ITypeSymbol type)
        => KnownTypes.Is(type, known.Stream) ? BodyKind.Stream
            : KnownTypes.Is(type, known.PipeReader) ? BodyKind.Pipe
            : type.SpecialType == SpecialType.System_String ? BodyKind.Text
            : type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } ? BodyKind.Bytes
            : BodyKind.Json;

    private static ParameterModel Model(IParameterSymbol parameter, ParameterSource source, string name)
    {
        var type = ValueReader.WithoutNull(parameter.Type);
        var defaultsToNull = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && !type.IsValueType;
        return new ParameterModel(
            parameter.Name,
            source,
            name,
            type.ToCode(),
            parameter.Type.NullableAnnotation == NullableAnnotation.Annotated || defaultsToNull,
            type.IsValueType,
            parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } ? SymbolText.Constant(type, value) : DefaultOfStruct(parameter),
            Value: null,
            CollectionModel.None,
            EquatableArray<ParameterModel>.Empty,
            IsMember: false,
            Service: null);
    }

    /// <summary>A struct may have the default of its type, which is no constant: <c>DateOnly since = default</c>.</summary>
    private static string? DefaultOfStruct(IParameterSymbol parameter)
        => parameter is { HasExplicitDefaultValue: true, Type: { IsValueType: true, NullableAnnotation: not NullableAnnotation.Annotated } } ? "default" : null;

    /// <summary>A member of a record, by constructor or by property.</summary>
    public static ParameterModel Member(IParameterSymbol parameter)
    {
        var said = AttributeReader.Find(parameter, Names.FromQuery);
        return Model(parameter, ParameterSource.Query, (said is null ? null : AttributeReader.Name(said)) ?? SymbolText.ToCamelCase(parameter.Name));
    }

    private static string DefaultName(string name, ParameterSource source)
        => source == ParameterSource.Header ? SymbolText.ToKebabCase(name) : name;

    private static string Noun(ParameterSource source) => source.ToString().ToLowerInvariant();

    private static string Advice(ParameterSource source) => source == ParameterSource.Path
        ? "Take it as string and convert it in the endpoint."
        : "Take it as string and convert it in the endpoint, or mark it with [FromBody] or [FromServices] if it comes from there.";
}
