using System.ComponentModel.DataAnnotations;

public sealed record Author([Range(1, 9)] string Name, [MaxLength(3)] string Short, [EmailAddress] int Mail);
//                           ^^^^^^^^^^^ HL0018 [Range] cannot check 'Name': it limits numbers, and string is none. Write [Length(least, most)] for a length.
//                                                                                   ^^^^^^^^^^^^ HL0018 [EmailAddress] cannot check 'Mail': it looks at text, and int is none. Make it a string, or remove the attribute.

public sealed class NewPost
{
    [StringLength(3)]
   //^^^^^^^^^^^^^^^ HL0018 [StringLength] cannot check 'Number': it limits the length of text, and int is none. Write [Range] for a number.
    public int Number { get; set; }

    [MaxLength(3)]
   //^^^^^^^^^^^^ HL0018 [MaxLength] cannot check 'Id': it limits text and collections that know their size, and Guid is none. Remove it, or change the type.
    public Guid? Id { get; set; }

    [StringLength(3)]
   //^^^^^^^^^^^^^^^ HL0018 [StringLength] cannot check 'Tags': it limits the length of text, and string[] is none. Write [Length] for the size of a collection.
    public string[]? Tags { get; set; }

    [Range(typeof(DateTime), "2020-01-01", "2030-01-01")]
   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ HL0018 [Range] cannot check 'Day': it limits values of DateTime, and DateOnly is none. Write typeof(DateOnly).
    public DateOnly Day { get; set; }

    [AllowedValues("a", 1)]
   //^^^^^^^^^^^^^^^^^^^^^ HL0018 [AllowedValues] cannot check 'Letter': it names a value of int, and string is none. Name values of the same type.
    public string? Letter { get; set; }

    public List<Author>? Authors { get; set; }

    [System.Text.Json.Serialization.JsonInclude, EmailAddress]
    //                                           ^^^^^^^^^^^^ HL0018 [EmailAddress] cannot check 'Field': it looks at text, and int is none. Make it a string, or remove the attribute.
    public int Field;
}

public static class Posts
{
    [Post("/posts")]
    public static string Add(NewPost post, [Range(1, 2)] bool flag = false) => $"{post}{flag}";
    //                                      ^^^^^^^^^^^ HL0018 [Range] cannot check 'flag': it limits numbers, and bool is none. Write [Range(typeof(T), "least", "most")] for other values that compare.
}
