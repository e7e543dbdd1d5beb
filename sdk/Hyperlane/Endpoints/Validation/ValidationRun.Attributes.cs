using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Endpoints.Validation;

/// <content>Rules that a project wrote itself.</content>
public ref partial struct ValidationRun
{
    private const string NoReason = "This value is not valid.";

    /// <summary>Asks an attribute about a member.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="field">The member.</param>
    /// <param name="value">Its value.</param>
    /// <param name="instance">The object that has it.</param>
    public void Ask(ValidationAttribute attribute, Field field, object? value, object? instance)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(field);
        if (attribute.GetValidationResult(value, Context(instance, DisplayOf(field), field.Name)) is { } result)
        {
            Fail(field, result.ErrorMessage ?? NoReason);
        }
    }

    /// <summary>Asks an attribute of a type about an object.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="instance">The object.</param>
    /// <param name="fields">Its members, for errors that name some.</param>
    public void AskAll(ValidationAttribute attribute, object instance, params ReadOnlySpan<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(instance);
        Add(attribute.GetValidationResult(instance, Context(instance, instance.GetType().Name, null)), fields);
    }

    /// <summary>Asks an object about itself.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="fields">Its members, for errors that name some.</param>
    public void AskItself(IValidatableObject instance, params ReadOnlySpan<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(instance);
        foreach (var result in instance.Validate(Context(instance, instance.GetType().Name, null)) ?? [])
        {
            Add(result, fields);
        }
    }

    private readonly ValidationContext Context(object? instance, string display, string? member)
        => new(instance ?? _context, display, _context.Services, null) { MemberName = member };

    private void Add(ValidationResult? result, scoped ReadOnlySpan<Field> fields)
    {
        if (result is null)
        {
            return;
        }

        var isNamed = false;
        foreach (var member in result.MemberNames)
        {
            isNamed = true;
            Fail(Find(fields, member), result.ErrorMessage ?? NoReason);
        }

        if (!isNamed)
        {
            Fail(result.ErrorMessage ?? NoReason);
        }
    }

    private static Field Find(scoped ReadOnlySpan<Field> fields, string member)
    {
        foreach (var field in fields)
        {
            if (field.Name == member)
            {
                return field;
            }
        }

        // Names that are no members are taken as they are: who writes "items[2]" means it.
        return new Field(member) { RequestName = member };
    }
}
