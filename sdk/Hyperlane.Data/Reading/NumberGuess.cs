using System.Text;

namespace Hyperlane.Data;

/// <summary>
/// Which type restores the text of all numbers of a column. <c>1.10</c> and <c>1.1</c> in one column are two texts and one number: unless
/// all values are written in one way, as programs write them, it is no column of numbers.
/// </summary>
internal sealed class NumberGuess
{
    /// <summary>What a decimal of .NET holds; PostgreSQL and DuckDB hold more.</summary>
    public const int MaxDigits = 28;

    /// <summary>More digits behind the point are measured, not counted; and SQL cannot multiply three such decimals.</summary>
    private const int MaxExactScale = 9;

    private const int SafeDigits = 15;

    // How exponents are written.
    private const int Lower = 1;
    private const int Upper = 2;
    private const int OneDigit = 4;
    private const int Filled = 8;

    private long _whole;
    private long _points;
    private long _exponents;
    private long _limits;
    private int _maxWhole;
    private int _leastFraction = int.MaxValue;
    private int _maxFraction;
    private int _leastMantissa = int.MaxValue;
    private int _maxMantissa;
    private bool _hasTrailingZero;
    private bool _hasPointZero;
    private bool _hasMantissaZero;
    private bool _hasNegativeZero;
    private bool _hasZero;
    private bool _isBelowOne;
    private bool _isBeyondLong;
    private bool _isDouble = true;
    private int _exponentStyle;
    private string? _infinity;
    private string? _notANumber;

    /// <summary>Whether each point may separate thousands: three digits stand behind it, one to three before it, and no 0 alone.</summary>
    public bool MayBeThousands
        => _points > 0 && _exponents + _limits == 0 && (_leastFraction, _maxFraction) == (3, 3) && _maxWhole <= 3 && !_isBelowOne;

    /// <summary>Adds a value.</summary>
    /// <param name="text">It.</param>
    /// <param name="isNumber">Whether the file or the user says that it is a number: then it need not be restored as it was
    /// written.</param>
    /// <returns>Whether it is a number.</returns>
    public bool TryAdd(ReadOnlySpan<byte> text, bool isNumber)
    {
        if (!NumberParts.TryRead(text, out var number))
        {
            return NumberParts.TryReadLimit(text, out _) && TryAddLimit(text, isNumber);
        }

        if (!number.Exponent.IsEmpty)
        {
            return TryAddExponent(text, number, isNumber);
        }

        if (number.IsNegative && number.IsZero)
        {
            if (number.Fraction.IsEmpty && !isNumber)
            {
                return false; // no whole number is -0
            }

            _hasNegativeZero |= !number.Fraction.IsEmpty;
        }
        else if (!isNumber && !_hasZero && number.Whole is [(byte)'0'])
        {
            _hasZero = number.IsZero;
        }

        _maxWhole = Math.Max(_maxWhole, number.Whole.Length);
        if (number.Fraction.IsEmpty)
        {
            _whole++;
            _isBeyondLong |= text.Length > 18 && !long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);
        }
        else
        {
            _points++;
            _isBelowOne |= number.Whole is [(byte)'0'];
            (_leastFraction, _maxFraction) =
                (Math.Min(_leastFraction, number.Fraction.Length), Math.Max(_maxFraction, number.Fraction.Length));
            if (!isNumber && number.Fraction[^1] == (byte)'0')
            {
                _hasPointZero |= number.Fraction.Length == 1;
                _hasTrailingZero |= number.Fraction.Length > 1;
            }
        }

        _isDouble = _isDouble && (number.Digits <= SafeDigits || NumberParts.IsDouble(text));
        return true;
    }

    /// <summary>The type, or why there is none.</summary>
    /// <param name="isCounted">Whether a decimal of one scale is one, and no double: not in JSON, whose numbers are read as doubles
    /// everywhere.</param>
    public (ColumnType Type, int? Precision, int? Scale, string? Why) Decide(bool isCounted)
    {
        var isMeasured = _exponents > 0 || _limits > 0 || _hasNegativeZero;
        if (_points == 0 && !isMeasured)
        {
            return !_isBeyondLong ? (ColumnType.Integer, null, null, null)
                : _maxWhole <= MaxDigits ? (ColumnType.Integer, MaxDigits, 0, null)
                : (ColumnType.Text, null, null, $"it has numbers of more than {MaxDigits} digits");
        }

        if (_hasNegativeZero && _hasZero)
        {
            return (ColumnType.Text, null, null, "it has -0.0 beside 0.0, which are one number");
        }

        // A decimal of one scale restores 1.10, and a double restores 1.1 beside 1.25.
        var isFixed = _whole == 0 && _exponents == 0 && _leastFraction == _maxFraction;
        var isTrimmed = !_hasTrailingZero && !_hasPointZero;
        var isShortest = !_hasTrailingZero && _whole == 0;
        if (_points > 0 && !isFixed && !isTrimmed && !isShortest)
        {
            return (ColumnType.Text, null, null,
                "some numbers have zeros at their end, as 1.10 has, and others do not; as numbers they would lose them");
        }

        if (_hasMantissaZero && (_leastMantissa != _maxMantissa || _whole + _points > 0))
        {
            return (ColumnType.Text, null, null, "its numbers have exponents written in several ways");
        }

        if (!isMeasured && isFixed && isCounted && _maxFraction <= MaxExactScale && _maxWhole + _maxFraction <= MaxDigits)
        {
            return (ColumnType.Number, _maxWhole + _maxFraction <= 18 ? 18 : MaxDigits, _maxFraction, null);
        }

        return _isDouble ? (ColumnType.Number, null, null, null)
            : !isMeasured && _maxWhole + _maxFraction <= MaxDigits ? (ColumnType.Number, MaxDigits, _maxFraction, null)
            : (ColumnType.Text, null, null, "it has numbers with more digits than a number keeps");
    }

    private bool TryAddExponent(ReadOnlySpan<byte> text, NumberParts number, bool isNumber)
    {
        if (!isNumber)
        {
            // 1E5 may be the number of a part. 1e+05 is what programs write.
            if (number.Exponent[1] is not ((byte)'+' or (byte)'-'))
            {
                return false;
            }

            var digits = number.Exponent[2..];
            var style = (number.Exponent[0] == (byte)'e' ? Lower : Upper) | (digits.Length == 1
                ? OneDigit
                : digits[0] == (byte)'0' ? Filled : 0);
            if (number.Whole.Length > 1 || (number.Whole[0] == (byte)'0' && !number.IsZero)
                || (digits.Length > 2 && digits[0] == (byte)'0'))
            {
                return false;
            }

            var styles = _exponentStyle | style;
            if ((styles & (Lower | Upper)) == (Lower | Upper) || (styles & (OneDigit | Filled)) == (OneDigit | Filled))
            {
                return false; // e-5 beside E-5 or e-05
            }

            _exponentStyle = styles;
            (_leastMantissa, _maxMantissa) =
                (Math.Min(_leastMantissa, number.Fraction.Length), Math.Max(_maxMantissa, number.Fraction.Length));
            _hasMantissaZero |= number.Fraction is [.., (byte)'0'];
        }

        _exponents++;
        _isDouble = _isDouble && NumberParts.IsDouble(text);
        return true;
    }

    private bool TryAddLimit(ReadOnlySpan<byte> text, bool isNumber)
    {
        if (!isNumber)
        {
            var word = text.TrimStart((byte)'-');
            ref var known = ref (word[0] | 0x20) == 'n' ? ref _notANumber : ref _infinity;
            known ??= Encoding.ASCII.GetString(word);
            if (!Ascii.Equals(word, known))
            {
                return false; // inf beside Infinity
            }
        }

        _limits++;
        return true;
    }
}
