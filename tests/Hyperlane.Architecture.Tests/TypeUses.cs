using Mono.Cecil;

namespace Hyperlane.Architecture.Tests;

/// <summary>Collects every type that one type mentions anywhere in its metadata or its code.</summary>
internal sealed class TypeUses
{
    private readonly HashSet<TypeName> _names = [];

    private TypeUses()
    {
    }

    /// <param name="type">Without the types nested in it.</param>
    public static IReadOnlySet<TypeName> Of(TypeDefinition type)
    {
        var uses = new TypeUses();
        uses.AddType(type);
        return uses._names;
    }

    /// <summary>The top-level type that a type lies in.</summary>
    public static TypeName NameOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return new TypeName(type.Namespace, type.Name);
    }

    private void AddType(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAttributes(type);
        AddGenericParameters(type);
        foreach (var implementation in type.Interfaces)
        {
            Add(implementation.InterfaceType);
        }

        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }

        foreach (var property in type.Properties)
        {
            AddAttributes(property);
        }

        foreach (var @event in type.Events)
        {
            AddAttributes(@event);
        }

        foreach (var method in type.Methods)
        {
            AddMethod(method);
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        AddMember(method);
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddGenericParameters(method);
        foreach (var parameter in method.Parameters)
        {
            AddAttributes(parameter);
        }

        foreach (var implemented in method.Overrides)
        {
            AddMember(implemented);
        }

        if (method.HasBody)
        {
            AddBody(method.Body);
        }
    }

    private void AddBody(Mono.Cecil.Cil.MethodBody body)
    {
        foreach (var variable in body.Variables)
        {
            Add(variable.VariableType);
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            Add(handler.CatchType);
        }

        foreach (var instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    Add(type);
                    break;
                case MemberReference member:
                    AddMember(member);
                    break;
                case CallSite site:
                    AddSignature(site);
                    break;
            }
        }
    }

    private void AddMember(MemberReference member)
    {
        Add(member.DeclaringType);
        if (member is FieldReference field)
        {
            Add(field.FieldType);
        }

        if (member is IMethodSignature method)
        {
            AddSignature(method);
        }

        if (member is GenericInstanceMethod { GenericArguments: var arguments })
        {
            AddAll(arguments);
        }
    }

    private void AddSignature(IMethodSignature method)
    {
        Add(method.ReturnType);
        AddAll(method.Parameters.Select(parameter => parameter.ParameterType));
    }

    private void AddGenericParameters(IGenericParameterProvider owner)
    {
        foreach (var parameter in owner.GenericParameters)
        {
            AddAttributes(parameter);
            AddAll(parameter.Constraints.Select(constraint => constraint.ConstraintType));
        }
    }

    private void AddAttributes(ICustomAttributeProvider owner)
    {
        foreach (var attribute in owner.CustomAttributes)
        {
            AddMember(attribute.Constructor);
            foreach (var argument in attribute.ConstructorArguments
                .Concat(attribute.Fields.Select(field => field.Argument))
                .Concat(attribute.Properties.Select(property => property.Argument)))
            {
                AddArgument(argument);
            }
        }
    }

    /// <summary>An attribute's argument may name a type: <c>typeof</c>, the member of an enum, or an array or object of such.</summary>
    private void AddArgument(CustomAttributeArgument argument)
    {
        Add(argument.Type);
        switch (argument.Value)
        {
            case TypeReference type:
                Add(type);
                break;
            case CustomAttributeArgument inner:
                AddArgument(inner);
                break;
            case CustomAttributeArgument[] items:
                Array.ForEach(items, AddArgument);
                break;
        }
    }

    private void AddAll(IEnumerable<TypeReference> types)
    {
        foreach (var type in types)
        {
            Add(type);
        }
    }

    /// <summary>Takes a type apart: <c>List&lt;A[]&gt;</c> is List and A.</summary>
    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case FunctionPointerType pointer:
                AddSignature(pointer);
                break;
            case GenericInstanceType generic:
                Add(generic.ElementType);
                AddAll(generic.GenericArguments);
                break;
            case IModifierType modified:
                Add(modified.ModifierType);
                Add(modified.ElementType);
                break;
            case TypeSpecification built:
                Add(built.ElementType);
                break;
            default:
                _names.Add(NameOf(type));
                break;
        }
    }
}
