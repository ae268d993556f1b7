"""What no page may do, whatever its scripts ask for: set once for a context and all its pages."""

from playwright.async_api import BrowserContext

# Nothing of it reaches the network where Chromium is shut in; without it apps do as in browsers that lack it
# and do not wait for a connection that never comes. `onLine` is false where the only interface is loopback,
# and apps that look at it would not ask for their data.
_SCRIPT = """
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "RTCIceTransport"])
    delete globalThis[name];
Object.defineProperty(Navigator.prototype, "onLine", {get: () => true, configurable: true, enumerable: true});
"""


async def restrict(context: BrowserContext) -> None:
    """Refuse every permission (place, notices, clipboard, camera, devices …), without anyone being asked."""
    await context.grant_permissions([])  # of the DevTools protocol: "and reject all others"
    await context.add_init_script(_SCRIPT)
