using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Where a parameter comes from: as an attribute or its type says, else path by name, query for values, or body.</summary>
internal sealed class ParameterReader(KnownTypes known, string httpMethod, IReadOnlyList<RouteSegment> path, Mistakes mistakes,
    int depth = 0)
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
        (Names.AsParameters, ParameterSource.Several),
    ];

    private readonly ValueReader _values = new(known);
    private readonly ExtractorReader _extractors = new(known);
    private readonly BundleReader _bundles = new(known, httpMethod, path, depth);

    public ParameterModel Read(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None)
        {
            mistakes.Add(Diagnostics.ByReference, LocationInfo.Of(parameter), parameter.Name, SymbolText.Word(parameter.RefKind));
        }

        return Read(BindingTarget.Of(parameter));
    }

    /// <summary>A member of a record, which comes from where the record does unless it says otherwise.</summary>
    public ParameterModel ReadMember(BindingTarget member, ParameterSource source)
    {
        if (source == ParameterSource.Several)
        {
            return Read(member);
        }

        var (said, attribute) = Said(member);
        return said is null && KnownFormSource(member.Type) is null ? Bound(member, source, null) : Read(member, said ?? source, attribute);
    }

    private ParameterModel Read(BindingTarget target)
    {
        if (target.Type.TypeKind == TypeKind.Error)
        {
            mistakes.AddCompilerError();
        }

        var (said, attribute) = Said(target);
        return Read(target, said, attribute);
    }

    private ParameterModel Read(BindingTarget target, ParameterSource? said, AttributeData? attribute)
    {
        var source = KnownFormSource(target.Type) ?? said ?? KnownSource(target.Type)
            ?? (Segment(target.Name) is not null ? ParameterSource.Path : null);
        return source switch
        {
            ParameterSource.Context or ParameterSource.Request or ParameterSource.Response or ParameterSource.Aborted
                or ParameterSource.User or ParameterSource.Socket => target.From(source.Value, target.Name),
            ParameterSource.File or ParameterSource.Files or ParameterSource.WholeForm =>
                OfForm(target, target.From(source.Value, NameOf(target, attribute, source.Value))),
            ParameterSource.Services => Service(target),
            ParameterSource.Extractor =>
                target.From(source.Value, target.Name) with { Extractor = _extractors.Read(ValueReader.WithoutNull(target.Type)) },
            ParameterSource.Several => Several(target),
            ParameterSource.Body => Body(target, isSaid: true),
            null when !IsValues(target.Type) => Body(target, isSaid: false),
            _ => Value(target, source ?? ParameterSource.Query, attribute),
        };
    }

    private static (ParameterSource? Source, AttributeData? Attribute) Said(BindingTarget target)
    {
        foreach (var (name, source) in Attributes)
        {
            if (target.Find(name) is { } attribute)
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

    private ParameterModel Service(BindingTarget target)
    {
        if (!ClassReader.CanBeService(target.Type))
        {
            mistakes.Add(Diagnostics.Unbindable, target.Place, target.Name, target.Type.ToText(), "services", "No container can hold it.");
        }

        return target.From(ParameterSource.Services, target.Name) with { Service = ClassReader.Service(target) };
    }

    private ParameterModel OfForm(BindingTarget target, ParameterModel model)
    {
        if (httpMethod is "GET" or "HEAD")
        {
            mistakes.Add(Diagnostics.BodyNotAllowed, target.Place, target.Name, httpMethod, "Answer POST.");
        }

        return model with { Collection = CollectionReader.Read(target.Type).Model };
    }

    private ParameterModel Several(BindingTarget target)
    {
        var members = _bundles.Read(ValueReader.WithoutNull(target.Type), ParameterSource.Several, target.Place, mistakes);
        if (members.Count == 0 && target.Type.TypeKind != TypeKind.Error)
        {
            mistakes.Add(Diagnostics.NoParameters, target.Place, target.Name, target.Type.ToText());
        }

        return target.From(ParameterSource.Several, target.Name) with { Members = members };
    }

    private RouteSegment? Segment(string name)
        => path.FirstOrDefault(segment => segment.Text.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool IsValues(ITypeSymbol type)
        => _values.Read(ValueReader.WithoutNull(CollectionReader.Read(type).Item ?? type)) is not null;

    private ParameterModel Value(BindingTarget target, ParameterSource source, AttributeData? attribute)
    {
        if (source is ParameterSource.Query or ParameterSource.Form or ParameterSource.Header or ParameterSource.Cookie
            && !IsValues(target.Type) && Dictionary(target.Type) is null
            && _bundles.Read(ValueReader.WithoutNull(target.Type), source, target.Place, mistakes) is { Count: > 0 } members)
        {
            return target.From(source, NameOf(target, attribute, source)) with { Members = members };
        }

        var bound = Bound(target, source, attribute);
        if (bound.Value is null && target.Type.TypeKind != TypeKind.Error)
        {
            mistakes.Add(Diagnostics.Unbindable, target.Place, target.Name, target.Type.ToText(), Noun(source), Advice(source));
        }

        return bound;
    }

    /// <summary>A value, or several, and how they are read; without a value where the type is none.</summary>
    private ParameterModel Bound(BindingTarget target, ParameterSource source, AttributeData? attribute)
    {
        var model = target.From(source, NameOf(target, attribute, source));
        CheckName(model, target);
        if (source == ParameterSource.Path && Segment(model.BoundName) is { IsOptional: true, Default: null } segment)
        {
            model = model with { IsOptionalSegment = true };
            if (model is { IsNullable: false, Default: null })
            {
                mistakes.Add(Diagnostics.NeverAbsent, target.Place, target.Name, $"{segment}", target.Type.ToText());
            }
        }

        var takesSeveral = source is ParameterSource.Query or ParameterSource.Header or ParameterSource.Form;
        var bound = WithValue(source == ParameterSource.Form ? OfForm(target, model) : model, target.Type, takesSeveral);
        return DelimiterChecks.Apply(bound, target, attribute, mistakes);
    }

    private string NameOf(BindingTarget target, AttributeData? attribute, ParameterSource source)
    {
        var name = (attribute is null ? null : AttributeReader.Name(attribute)) ?? DefaultName(target, source);
        return source == ParameterSource.Path ? PathName(target, name) : name;
    }

    /// <summary>Says how a value, or several, are read.</summary>
    private ParameterModel WithValue(ParameterModel model, ITypeSymbol type, bool takesSeveral)
    {
        var several = takesSeveral && _values.Read(ValueReader.WithoutNull(type)) is null;
        if (several && model.Source == ParameterSource.Query && Dictionary(ValueReader.WithoutNull(type)) is var (dictionary, of))
        {
            return model with { Collection = dictionary, Value = of };
        }

        var (collection, item) = several ? CollectionReader.Read(type) : (CollectionModel.None, null);
        var value = _values.Read(ValueReader.WithoutNull(item ?? type));
        return model with
        {
            Collection = collection,
            Value = value is not null && item is not null && ValueReader.IsNullable(item)
                ? value with { IsNullableItem = true }
                : value
        };
    }

    /// <summary>A dictionary of values, or of arrays of them; null for anything else.</summary>
    private (CollectionModel Model, ValueModel Value)? Dictionary(ITypeSymbol type)
    {
        if (CollectionReader.ReadDictionary(type) is not var (creation, key, held) || _values.Read(key) is not { } keys)
        {
            return null;
        }

        var item = held is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType : null;
        return _values.Read(item ?? held) is { } value
            ? (new CollectionModel(CollectionKind.Dictionary, creation, keys, item is not null), value)
            : null;
    }

    private string PathName(BindingTarget target, string name)
    {
        if (Segment(name) is not { } segment)
        {
            var meant = PathNames.Meant(name, path);
            mistakes.Add(Diagnostics.NotInPath, target.Place, name, target.Symbol.ContainingSymbol.Name,
                PathNames.Advice(name, meant), meant);
            return name;
        }

        ConstraintChecks.Check(target, segment, mistakes);
        return segment.Text;
    }

    private ParameterModel Body(BindingTarget target, bool isSaid)
    {
        var type = ValueReader.WithoutNull(target.Type);
        var kind = KindOfBody(type);
        if (!isSaid && _extractors.Wrong(type) is { } wrong)
        {
            mistakes.Add(Diagnostics.WrongExtractor, target.Place, target.Name, wrong.ToText(), type.ToText());
        }
        else if (!isSaid && httpMethod is "GET" or "DELETE" or "HEAD" or "OPTIONS" or "TRACE")
        {
            mistakes.Add(Diagnostics.BodyNotAllowed, target.Place, target.Name, httpMethod, WithoutBody(type));
        }
        else if (type is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol || type.IsRefLikeType
            || type.TypeKind is TypeKind.Delegate or TypeKind.TypeParameter)
        {
            mistakes.Add(Diagnostics.Unbindable, target.Place, target.Name, type.ToText(), "body", "Use a record.");
        }
        else if (kind == BodyKind.Json && type.IsAbstract && !JsonReasons.CanBeChosen(type))
        {
            mistakes.Add(Diagnostics.AbstractBody, target.Place, target.Name, type.ToText());
        }

        return target.From(ParameterSource.Body, "body") with { Body = kind };
    }

    /// <summary>What to write where there is no body to read from, and only what then works.</summary>
    private string WithoutBody(ITypeSymbol type)
        => KindOfBody(type) != BodyKind.Json ? "Answer POST."
            : Dictionary(type) is not null ? $"Mark it with [FromQuery] to read {type.ToText()} from the query, or answer POST."
            : type.IsAbstract || type.TypeKind == TypeKind.Interface ? $"Mark it with [FromServices] if {type.ToText()} is a service."
            : _bundles.Read(type, ParameterSource.Query, null, new Mistakes()) is { Count: > 0 }
            ? $"Mark it with [FromQuery] to read {type.ToText()} from the query, with [FromServices] if it is a service, or answer POST."
            : $"Mark it with [FromServices] if {type.ToText()} is a service, take what it is made of as parameters of their own, or answer POST.";

    /// <summary>Header fields and cookies have rules of their own, and the path is compared with its pattern.</summary>
    private void CheckName(ParameterModel model, BindingTarget target)
    {
        if (model.Source is ParameterSource.Query or ParameterSource.Form && string.IsNullOrWhiteSpace(model.BoundName))
        {
            mistakes.Add(Diagnostics.EmptyName, target.Place, model.Name, Noun(model.Source));
        }
    }

    private BodyKind KindOfBody(ITypeSymbol type)
        => KnownTypes.Is(type, known.Stream) ? BodyKind.Stream
            : KnownTypes.Is(type, known.PipeReader) ? BodyKind.Pipe
            : type.SpecialType == SpecialType.System_String ? BodyKind.Text
            : type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } ? BodyKind.Bytes
            : BodyKind.Json;

    private static string DefaultName(BindingTarget target, ParameterSource source)
        => source == ParameterSource.Header
            ? SymbolText.ToKebabCase(target.Name)
            : target.IsMember ? SymbolText.ToCamelCase(target.Name) : target.Name;

    private static string Noun(ParameterSource source) => source.ToString().ToLowerInvariant();

    private static string Advice(ParameterSource source) => source == ParameterSource.Path
        ? "Take it as string and convert it in the endpoint."
        : "Take it as string and convert it in the endpoint, or mark it with [FromBody] or [FromServices] if it comes from there.";
}
