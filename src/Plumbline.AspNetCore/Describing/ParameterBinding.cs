using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Plumbline.AspNetCore;

/// <summary>Tells ApiExplorer, and with it OpenAPI, about a parameter: it describes only what carries this metadata.</summary>
internal sealed class ParameterBinding : IParameterBindingMetadata
{
    private ParameterBinding(string name, bool isOptional, bool isText, ParameterInfo parameterInfo)
    {
        Name = name;
        IsOptional = isOptional;
        HasTryParse = isText;
        ParameterInfo = parameterInfo;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HasTryParse { get; }

    /// <inheritdoc/>
    public bool HasBindAsync => false;

    /// <inheritdoc/>
    public ParameterInfo ParameterInfo { get; }

    /// <inheritdoc/>
    public bool IsOptional { get; }

    /// <summary>Describes a parameter.</summary>
    /// <param name="parameter">What the document says.</param>
    /// <param name="parameters">The parameters of the handler's method.</param>
    public static ParameterBinding Of(ApiParameter parameter, ParameterInfo[] parameters)
    {
        object source = parameter.Source switch
        {
            ParameterSource.Path => new FromRouteAttribute { Name = parameter.Name },
            ParameterSource.Query => new FromQueryAttribute { Name = parameter.Name },
            ParameterSource.Header => new FromHeaderAttribute { Name = parameter.Name },
            _ => new FromFormAttribute { Name = parameter.Name },
        };
        var described = new DescribedParameter(parameters[parameter.Position], parameter.Name, parameter.Type, source);
        return new(parameter.Name, !parameter.IsRequired, isText: true, described);
    }

    /// <summary>Describes the body.</summary>
    /// <param name="body">What the document says.</param>
    /// <param name="parameters">The parameters of the handler's method.</param>
    public static ParameterBinding Of(ApiBody body, ParameterInfo[] parameters)
    {
        var parameter = parameters[body.Position];
        var name = parameter.Name ?? "body";
        return new(name, isOptional: false, isText: false, new DescribedParameter(parameter, name, body.Type, new FromBodyAttribute()));
    }

    /// <summary>The handler's parameter under its name on the wire, with the attribute that says where it travels.</summary>
    private sealed class DescribedParameter : ParameterInfo
    {
        private readonly ParameterInfo _parameter;
        private readonly object _source;

        public DescribedParameter(ParameterInfo parameter, string name, Type type, object source)
        {
            _parameter = parameter;
            _source = source;
            NameImpl = name;
            ClassImpl = type;
            PositionImpl = parameter.Position;
            MemberImpl = parameter.Member;
            AttrsImpl = parameter.Attributes;
        }

        public override bool HasDefaultValue => false;

        public override object? DefaultValue => DBNull.Value;

        public override object? RawDefaultValue => DBNull.Value;

        public override object[] GetCustomAttributes(bool inherit) => [_source];

        public override object[] GetCustomAttributes(Type attributeType, bool inherit)
        {
            if (!attributeType.IsInstanceOfType(_source))
                return attributeType == typeof(Attribute) ? new Attribute[] { (Attribute)_source } : [];

            return attributeType.IsInterface ? [_source] : new Attribute[] { (Attribute)_source };
        }

        public override bool IsDefined(Type attributeType, bool inherit) => attributeType.IsInstanceOfType(_source);

        public override IList<CustomAttributeData> GetCustomAttributesData() => _parameter.GetCustomAttributesData();
    }
}
