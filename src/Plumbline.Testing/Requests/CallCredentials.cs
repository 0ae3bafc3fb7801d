namespace Plumbline.Testing.Requests;

/// <summary>Who a request says that it comes from.</summary>
internal enum CallCredentials
{
    /// <summary>Somebody who may, as the suite's author says.</summary>
    Right,

    /// <summary>Nobody.</summary>
    None,

    /// <summary>Somebody who does not exist.</summary>
    Wrong,
}
