namespace Hyperlane.Data;

/// <summary>Several files as one table. Columns are the same by their names, in whatever order they stand.</summary>
internal sealed class FileSequence : FieldReader
{
    private readonly IReadOnlyList<SourceFile> _files;
    private readonly Action<int> _begun;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _notes = [];
    private int[] _map = []; // where a column stands in the present file; -1 for nowhere
    private int _mapped;
    private int _at;
    private FieldReader _reader;

    /// <param name="files">The files.</param>
    /// <param name="begun">Told which one is read now.</param>
    public FileSequence(IReadOnlyList<SourceFile> files, Action<int> begun)
    {
        (_files, _begun) = (files, begun);
        _reader = Open(0);
    }

    public override IReadOnlyList<string> Names => _names;

    public override IEnumerable<string> Notes => [.. _notes, .. _reader.Notes];

    public override string Text => _reader.Text;

    public override string Place => _at == 0 ? _reader.Place : $"{_reader.Place} of file {_at + 1}";

    public override int File => _at;

    public override IReadOnlyList<string> Lacking => [.. _names.Where((_, i) => i >= _map.Length || _map[i] < 0)];

    public override ReadOnlySpan<byte> this[int column]
        => column < _map.Length && _map[column] is >= 0 and var place ? _reader[place] : default;

    public override FieldKind KindOf(int column)
        => column < _map.Length && _map[column] is >= 0 and var place ? _reader.KindOf(place) : FieldKind.None;

    public override bool Read()
    {
        while (!_files[_at].Guarded(_reader.Read, () => _reader.Line))
        {
            if (_at + 1 == _files.Count)
            {
                return false;
            }

            _notes.AddRange(_reader.Notes);
            _reader.Dispose();
            _reader = Open(_at + 1);
        }

        if (_reader.Names.Count > _mapped)
        {
            Map(_reader);
        }

        (Line, Broken) = (_reader.Line, _reader.Broken);
        return true;
    }

    public override void Dispose()
    {
        _reader.Dispose();
        base.Dispose();
    }

    private FieldReader Open(int at)
    {
        _at = at;
        _begun(at);
        var reader = _files[at].Guarded(_files[at].Open);
        (_mapped, _map) = (0, [.. Enumerable.Repeat(-1, _names.Count)]);
        Map(reader);
        return reader;
    }

    /// <summary>Finds the place of each column of a file. In JSON, more may come with later rows.</summary>
    private void Map(FieldReader reader)
    {
        var names = TableReader.UniqueNames(reader.Names);
        for (; _mapped < names.Length; _mapped++)
        {
            if (!_places.TryGetValue(names[_mapped], out var place))
            {
                place = _places[names[_mapped]] = _names.Count;
                _names.Add(names[_mapped]);
            }

            if (_map.Length < _names.Count)
            {
                _map = [.. _map, .. Enumerable.Repeat(-1, _names.Count - _map.Length)];
            }

            _map[place] = _mapped;
        }
    }
}
