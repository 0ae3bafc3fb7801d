using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>Reads the parameters and the body of a request and collects everything that is wrong with them. Emitted code calls it, synchronously: the body is there already.</summary>
public sealed class ApiRequest
{
    // Requests are read in one go, so that one per thread does for nearly all of them.
    [ThreadStatic]
    private static ApiRequest? s_spare;

    private HttpContext _context = null!;
    private OperationDescription _operation = null!;
    private PlumblineServerOptions _options = null!;
    private RequestBody _body;
    private FormReader? _form;
    private List<ApiProblem>? _problems;

    private ApiRequest()
    {
    }

    /// <summary>Starts reading a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="operation">Its operation.</param>
    /// <param name="body">Its body.</param>
    /// <param name="options">How it is served.</param>
    internal static ApiRequest Rent(HttpContext context, OperationDescription operation, RequestBody body, PlumblineServerOptions options)
    {
        var request = s_spare ?? new();
        s_spare = null;
        (request._context, request._operation, request._body, request._options) = (context, operation, body, options);
        return request;
    }

    /// <summary>Gives it back once everything is read and nothing is wrong. It must not be used after that.</summary>
    internal void Return()
    {
        (_context, _operation, _body, _options, _form) = (null!, null!, default, null!, null);
        s_spare = this;
    }

    /// <summary>Whether anything is wrong so far.</summary>
    internal bool HasProblems => _problems is not null;

    /// <summary>What is wrong so far.</summary>
    internal IReadOnlyList<ApiProblem> Problems => _problems ?? [];

    /// <summary>Reads a path, query or header parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    public ApiValue<T> Text<T, TCodec>(ApiParameter parameter)
        where TCodec : struct, ITextCodec<T>
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var texts = Texts(parameter);
        if (texts.Count == 0)
            return Absent<T>(parameter);

        if (texts.Count > 1)
        {
            Report(parameter, ApiProblemCodes.Repeated, "must be given only once", isUnreadable: true);
            return default;
        }

        if (!TryRead<T, TCodec>(parameter, texts[0] ?? "", out var value))
            return default;

        Check(parameter, value, isItem: false);
        return new(value);
    }

    /// <summary>Reads a query or header parameter that is a list.</summary>
    /// <param name="parameter">The parameter.</param>
    public ApiValue<ApiList<T>> List<T, TCodec>(ApiParameter parameter)
        where TCodec : struct, ITextCodec<T>
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var texts = Texts(parameter);
        if (texts.Count == 0)
            return Absent<ApiList<T>>(parameter);

        var values = new List<T>(texts.Count);
        foreach (var text in texts)
        {
            if (!TryRead<T, TCodec>(parameter, text ?? "", out var value))
                continue;

            Check(parameter, value, isItem: true);
            values.Add(value);
        }

        Report(parameter, Constraint.Count(texts.Count, parameter.Minimum, parameter.Maximum));
        return new([.. values]);
    }

    /// <summary>Reads the body.</summary>
    public T Body<T, TCodec>()
        where TCodec : struct, IJsonCodec<T>
    {
        if (_body.Text.Length == 0)
        {
            Add(BodyJson.Malformed("", "is required"));
            return default!;
        }

        return BodyJson.Read<T, TCodec>(_body.Text.Span, "", _options, this)!;
    }

    /// <summary>Reads a form parameter: a member of a JSON object, or a field of an urlencoded body.</summary>
    /// <param name="parameter">The parameter.</param>
    public ApiValue<T> Form<T, TCodec>(ApiParameter parameter)
        where TCodec : struct, IJsonCodec<T>, ITextCodec<T>
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (_body.IsForm)
            return Text<T, TCodec>(parameter);

        var value = FormJson<T, TCodec>(parameter);
        if (value.IsPresent)
            Check(parameter, value.Value, isItem: false);

        return value;
    }

    /// <summary>Reads a form parameter that is a list of texts: a member of a JSON object, or a repeated field of an urlencoded body.</summary>
    /// <param name="parameter">The parameter.</param>
    public ApiValue<ApiList<T>> FormList<T, TCodec>(ApiParameter parameter)
        where TCodec : struct, IJsonCodec<T>, ITextCodec<T>
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (_body.IsForm)
            return List<T, TCodec>(parameter);

        var values = FormJson<ApiList<T>, ListCodec<T, TCodec>>(parameter);
        if (values.IsPresent)
            CheckItems(parameter, values.Value);

        return values;
    }

    /// <summary>Reads a form parameter that is no text: a member of a JSON object, or JSON in a field of an urlencoded body.</summary>
    /// <param name="parameter">The parameter.</param>
    public ApiValue<T> FormJson<T, TCodec>(ApiParameter parameter)
        where TCodec : struct, IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!Fields.TryGetJson(parameter.Name, out var json))
            return Absent<T>(parameter);

        var before = Problems.Count;
        var value = BodyJson.Read<T, TCodec>(json, "/" + parameter.Name, _options, this);
        return Problems.Count > before ? default : new(value!);
    }

    /// <summary>Adds a problem.</summary>
    /// <param name="problem">The problem.</param>
    internal void Add(ApiProblem problem)
    {
        // One request must not make a long answer: what follows the first hundred helps nobody.
        if ((_problems ??= []).Count < 100)
            _problems.Add(problem);
    }

    private void Report(ApiParameter parameter, ConstraintFailure? failure)
    {
        if (failure is { } broken)
            Report(parameter, broken.Code, broken.Detail);
    }

    private void Report(ApiParameter parameter, string code, string message, bool isUnreadable = false) => Add(new()
    {
        Location = parameter.Source switch
        {
            ParameterSource.Path => ProblemLocation.Path,
            ParameterSource.Query => ProblemLocation.Query,
            ParameterSource.Header => ProblemLocation.Header,
            _ => ProblemLocation.Body,
        },
        Name = parameter.Source == ParameterSource.Form ? "/" + parameter.Name : parameter.Name,
        Code = code,
        Message = message,
        IsUnreadable = isUnreadable,
    });

    private void Check<T>(ApiParameter parameter, T value, bool isItem) =>
        Report(parameter, ParameterCheck.Find(parameter, value, isItem));

    private void CheckItems<T>(ApiParameter parameter, ApiList<T> values)
    {
        foreach (var value in values)
            Check(parameter, value, isItem: true);

        Report(parameter, Constraint.Count(values.Count, parameter.Minimum, parameter.Maximum));
    }

    private FormReader Fields => _form ??= FormReader.Create(_body, _options, this);

    private StringValues Texts(ApiParameter parameter) => parameter.Source switch
    {
        ParameterSource.Path => PathValue.Get(_context, _operation, parameter.Name) is { } text ? text : default(StringValues),
        ParameterSource.Query => _context.Request.Query.TryGetValue(parameter.Name, out var values) ? values : default,
        ParameterSource.Header => HeaderValues.Get(_context.Request.Headers, parameter),
        _ => Fields.Texts(parameter.Name),
    };

    private bool TryRead<T, TCodec>(ApiParameter parameter, string text, out T value)
        where TCodec : struct, ITextCodec<T>
    {
        if (TCodec.TryParse(text, out value!))
            return true;

        Report(parameter, JsonProblemCodes.Type, $"must be {TCodec.TypeName}", isUnreadable: true);
        return false;
    }

    private ApiValue<T> Absent<T>(ApiParameter parameter)
    {
        if (parameter.IsRequired)
            Report(parameter, JsonProblemCodes.Required, "is required");

        return default;
    }
}
