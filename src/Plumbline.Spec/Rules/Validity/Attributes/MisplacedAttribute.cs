using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Our attributes belong on certain nodes.</summary>
internal sealed class MisplacedAttribute() : ValidityRule("PLB1132", "Attribute where it has no effect")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (AttributeSchemas.Find(attribute.Value.Name) is { } schema && (schema.Places & Place(attribute.Parent!)) == 0)
            {
                context.Report(attribute, null,
                    $"{attribute.Title} has no effect there; it belongs on {Describe(schema.Places)}");
            }
        }
    }

    private static AttributePlaces Place(Node node) => node switch
    {
        Node<Service> => AttributePlaces.Service,
        Node<ModelType> => AttributePlaces.Model,
        Node<UnionType> => AttributePlaces.Union,
        Node<Resource> => AttributePlaces.Resource,
        Node<Operation> => AttributePlaces.Operation,
        Node<Field> => AttributePlaces.Field,
        Node<Parameter> => AttributePlaces.Parameter,
        _ => AttributePlaces.Other,
    };

    private static string Describe(AttributePlaces places)
    {
        var names = new List<string>();
        Add(AttributePlaces.Service, "the service");
        Add(AttributePlaces.Model, "models");
        Add(AttributePlaces.Union, "unions");
        Add(AttributePlaces.Resource, "resources");
        Add(AttributePlaces.Operation, "operations");
        Add(AttributePlaces.Field, "fields");
        Add(AttributePlaces.Parameter, "parameters");
        return string.Join(" and ", names);

        void Add(AttributePlaces place, string name)
        {
            if ((places & place) != 0)
                names.Add(name);
        }
    }
}
