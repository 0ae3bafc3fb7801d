using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Plumbline.AspNetCore;

/// <summary>Tells clients apart.</summary>
internal static class ClientKeys
{
    /// <summary>The authenticated user, otherwise the address; of an IPv6 address its /64 network, which is what one client has.</summary>
    /// <param name="context">The request.</param>
    public static string Default(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true } identity)
        {
            var name = context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? context.User.FindFirst("sub")?.Value ?? identity.Name;
            if (name is not null)
                return "user:" + name;
        }

        return "address:" + Network(context.Connection.RemoteIpAddress);
    }

    private static string Network(IPAddress? address)
    {
        if (address is null)
            return "";

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes).ToString();
    }
}
