"""Which machines are asked: public ones, at the address that was looked at and no other."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Machine = IPv4Address | IPv6Address
_TRANSLATED = ip_network("64:ff9b::/96")  # NAT64: the last four bytes are an IPv4 address


def is_public(machine: Machine) -> bool:
    """Whether an address is of the public internet: not private, loopback, link-local, shared, reserved or multicast.

    IPv6 addresses that carry an IPv4 address are judged by that one too.
    """
    if isinstance(machine, IPv6Address):
        carried = [machine.ipv4_mapped, machine.sixtofour, *(machine.teredo or ())]
        if machine in _TRANSLATED:
            carried.append(IPv4Address(machine.packed[-4:]))
        inner = [one for one in carried if one is not None]
        if inner:
            return all(map(is_public, inner))
    return machine.is_global and not machine.is_multicast


def resolve(host: str, port: int, allowed: Callable[[Machine], bool]) -> list[str]:
    """The numeric addresses at which a host may be asked, the best first; raises `OSError` or `PermissionError`.

    All that the name stands for must be allowed: one that stands for a public and a private address is refused.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    machines = [str(place[4][0]).partition("%")[0] for place in found]
    for machine in machines:
        if not allowed(ip_address(machine)):
            raise PermissionError(f"{host} is at {machine}, which is no public address")
    return list(dict.fromkeys(machines))
