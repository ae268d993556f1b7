"""What a page can try in order to reach an address, by markup and by scripts.

``PLACE`` stands for ``host:port``. Each way asks for ``/way/<its name>``, so that who listens there can tell.
"""

MARKUP = {
    "img": "<img src=URL>",
    "img-srcset": "<img srcset='URL 2x, URL?1 1x'>",
    "picture": "<picture><source srcset=URL><img></picture>",
    "input-image": "<input type=image src=URL>",
    "video-poster": "<video poster=URL></video>",
    "video": "<video src=URL preload=auto></video>",
    "audio": "<audio src=URL preload=auto></audio>",
    "track": "<video src='/film.mp4'><track default kind=captions src=URL></video>",
    "iframe": "<iframe src=URL></iframe>",
    "iframe-srcdoc": "<iframe srcdoc=\"<img src='URL'>\"></iframe>",
    "frame-data-url": "<iframe src=\"data:text/html,<img src='URL'>\"></iframe>",
    "object": "<object data=URL></object>",
    "embed": "<embed src=URL>",
    "script": "<script src=URL></script>",
    "module": "<script type=module src=URL></script>",
    "module-import": "<script type=module>import 'URL'</script>",
    "stylesheet": "<link rel=stylesheet href=URL>",
    "css-import": "<style>@import url(URL)</style>",
    "css-background": "<div style='background:url(URL)'>x</div>",
    "css-cursor": "<style>body { cursor: url(URL), auto }</style>",
    "css-list": "<ul style='list-style-image:url(URL)'><li>x</ul>",
    "css-border": "<div style='border:9px solid;border-image:url(URL) 30'>x</div>",
    "css-content": "<style>#content::after { content: url(URL) }</style><p id=content>x</p>",
    "css-mask": "<div style='mask-image:url(URL)'>x</div>",
    "css-filter": "<div style='filter:url(URL#f)'>x</div>",
    "css-clip": "<div style='clip-path:url(URL#c)'>x</div>",
    "font": "<style>@font-face { font-family: f; src: url(URL) } #f { font: 1em f }</style><p id=f>가</p>",
    "preload": "<link rel=preload as=fetch href=URL crossorigin>",
    "modulepreload": "<link rel=modulepreload href=URL>",
    "prefetch": "<link rel=prefetch href=URL>",
    "prerender": "<link rel=prerender href=URL>",
    "preconnect": "<link rel=preconnect href=URL>",
    "dns-prefetch": "<link rel=dns-prefetch href=URL>",
    "icon": "<link rel=icon href=URL>",
    "manifest": "<link rel=manifest href=URL>",
    "svg-image": "<svg><image href=URL /></svg>",
    "svg-use": "<svg><use href='URL#a' /></svg>",
    "svg-pattern": "<svg><rect width=9 height=9 fill='url(URL#p)' /></svg>",
    "svg-feimage": (
        "<svg><filter id=i><feImage href=URL /></filter><rect width=9 height=9 filter='url(#i)' /></svg>"
    ),
    "mathml": "<math><mglyph src=URL></mglyph></math>",
    "import-map": (
        '<script type=importmap>{"imports": {"there": "URL"}}</script>'
        "<script type=module>import 'there'</script>"
    ),
    "speculation-prefetch": (
        "<script type=speculationrules>"
        '{"prefetch": [{"source": "list", "urls": ["URL"], "eagerness": "immediate"}]}</script>'
    ),
    "speculation-prerender": (
        "<script type=speculationrules>"
        '{"prerender": [{"source": "list", "urls": ["URL"], "eagerness": "immediate"}]}</script>'
    ),
    "fenced-frame": "<fencedframe></fencedframe>",
    "portal": "<portal src=URL></portal>",
    "base": "<iframe srcdoc=\"<base href='http://PLACE/way/'><img src='base'>\"></iframe>",
    "frame-refresh": "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=URL'>\"></iframe>",
    "frame-of-javascript": "<iframe src=\"javascript:location='URL'\"></iframe>",
    "frame-csp-report": "<iframe src=/reports></iframe>",
    "body-background": "<iframe srcdoc=\"<body background='URL'>\"></iframe>",
    "attribution": "<img attributionsrc=URL>",
}
# Bodies of async functions; ``url`` is the way's address, ``place`` its host and port.
SCRIPTS = {
    "fetch": "await fetch(url, {mode: 'no-cors'})",
    "fetch-cors": "await fetch(url, {headers: {'X-Any': '1'}})",
    "fetch-keepalive": "await fetch(url, {mode: 'no-cors', keepalive: true, method: 'POST'})",
    "fetch-redirected": "await fetch('/redirect?' + encodeURIComponent(url), {mode: 'no-cors'})",
    "fetch-later": "fetchLater(url, {activateAfter: 0})",
    "xhr": "const one = new XMLHttpRequest(); one.open('GET', url); one.send()",
    "xhr-synchronous": "const one = new XMLHttpRequest(); one.open('GET', url, false); one.send()",
    "beacon": "navigator.sendBeacon(url, 'x')",
    "event-source": "new EventSource(url)",
    "websocket": "new WebSocket(url.replace('http', 'ws'))",
    "websocket-tls": "new WebSocket(url.replace('http', 'wss'))",
    "websocket-stream": "await new WebSocketStream(url.replace('http', 'ws')).opened",
    "web-transport": "await new WebTransport(url.replace('http', 'https')).ready",
    "web-transport-hash": (
        "await new WebTransport(url.replace('http', 'https'), {serverCertificateHashes: "
        "[{algorithm: 'sha-256', value: new Uint8Array(32)}]}).ready"
    ),
    "https": "await fetch(url.replace('http', 'https'), {mode: 'no-cors'})",
    "image": "new Image().src = url",
    "audio-object": "new Audio(url).load()",
    "font-face": "await new FontFace('g', `url(${url})`).load()",
    "import": "await import(url)",
    "worker": "new Worker(blob(`fetch('${url}', {mode: 'no-cors'})`))",
    "worker-import": "new Worker(blob(`importScripts('${url}')`))",
    "worker-xhr": "new Worker(blob(`const x = new XMLHttpRequest(); x.open('GET', '${url}'); x.send()`))",
    "worker-websocket": "new Worker(blob(`new WebSocket('${url}'.replace('http', 'ws'))`))",
    "worker-module": "new Worker(blob(`import '${url}'`), {type: 'module'})",
    "worker-transport": "new Worker(blob(`new WebTransport('${url}'.replace('http', 'https'))`))",
    "worker-within": (
        "new Worker(blob(`new Worker(URL.createObjectURL(new Blob("
        "[\"fetch('${url}', {mode: 'no-cors'})\"])))`))"
    ),
    "shared-worker": "new SharedWorker(blob(`fetch('${url}', {mode: 'no-cors'})`))",
    "service-worker": "await navigator.serviceWorker.register('/service.js?' + encodeURIComponent(url))",
    "audio-worklet": "await new AudioContext().audioWorklet.addModule(url)",
    "paint-worklet": "await CSS.paintWorklet.addModule(url)",
    "background-fetch": ("await (await navigator.serviceWorker.ready).backgroundFetch.fetch('x', [url])"),
    "cache": "await (await caches.open('x')).add(url)",
    "payment-handler": (
        "await new PaymentRequest([{supportedMethods: url.replace('http', 'https')}], "
        "{total: {label: 'x', amount: {currency: 'KRW', value: '1'}}}).canMakePayment()"
    ),
    "credential": (
        "await navigator.credentials.get({identity: {providers: [{configURL: url, clientId: 'x'}]}})"
    ),
    "frame-navigation": "frame().contentWindow.location = url",
    "frame-form": (
        "const form = document.createElement('form'); form.action = url; form.method = 'POST'; "
        "form.target = frame().name; document.body.append(form); form.submit()"
    ),
    "frame-link": (
        "const link = document.createElement('a'); link.href = url; link.target = frame().name; "
        "document.body.append(link); link.click()"
    ),
    "ping": (
        "const link = document.createElement('a'); link.href = '#x'; link.ping = url; "
        "document.body.append(link); link.click()"
    ),
    "download-link": (
        "const link = document.createElement('a'); link.href = url; link.download = 'x'; "
        "link.target = frame().name; document.body.append(link); link.click()"
    ),
    "window-open": "window.open(url)",
    "window-of-script": "window.open('').document.write(`<img src='${url}'>`)",
    "link-of-view-source": "window.open('view-source:' + url)",
    "frame-blob": "frame().src = blob(`<img src='${url}'>`, 'text/html')",
    "xslt": (
        "const made = new DOMParser().parseFromString(`<x:stylesheet version='1.0' "
        "xmlns:x='http://www.w3.org/1999/XSL/Transform'><x:import href='${url}'/></x:stylesheet>`, "
        "'text/xml');"
        "new XSLTProcessor().importStylesheet(made)"
    ),
    "xml-entity": (
        "frame().src = blob(`<?xml-stylesheet href='${url}' type='text/xsl'?>"
        "<!DOCTYPE a [<!ENTITY b SYSTEM '${url}'>]><a>&b;</a>`, 'text/xml')"
    ),
    "css-typed": "document.body.append(Object.assign(document.createElement('style'), "
    "{textContent: `@property --x {syntax: '<url>'; inherits: false; initial-value: url(${url})}`}))",
    "element-set-html": "const box = document.createElement('div'); box.innerHTML = `<img src='${url}'>`",
    "notification-icon": "new Notification('x', {icon: url, image: url, badge: url})",
    "media-session": (
        "navigator.mediaSession.metadata = new MediaMetadata({title: 'x', artwork: [{src: url}]})"
    ),
    "media-keys": "await navigator.requestMediaKeySystemAccess('org.w3.clearkey', [{}])",
    "protocol-handler": "navigator.registerProtocolHandler('web+x', url + '?%s')",
    "share": "await navigator.share({url})",
    "stun": "await peer([{urls: `stun:${place}`}])",
    "stun-ipv4-and-6": "await peer([{urls: [`stun:${place}`, `stun:localhost:${place.split(':').pop()}`]}])",
    "turn-udp": "await peer([{urls: `turn:${place}`, username: 'x', credential: 'y'}])",
    "turn-tcp": "await peer([{urls: `turn:${place}?transport=tcp`, username: 'x', credential: 'y'}])",
    "turns": "await peer([{urls: `turns:${place}?transport=tcp`, username: 'x', credential: 'y'}])",
    "turn-relay": (
        "await peer([{urls: `turn:${place}`, username: 'x', credential: 'y'}], {iceTransportPolicy: 'relay'})"
    ),
    "candidate-udp": "await candidate(place, 'udp', '')",
    "candidate-tcp": "await candidate(place, 'tcp', ' tcptype passive')",
    "candidate-of-mdns": (
        "await candidate(`1b1d5b6a-0000-4000-8000-000000000001.local:${port(place)}`, 'udp', '')"
    ),
    "peer-of-frame": "await peer([{urls: `stun:${place}`}], {}, frame().contentWindow)",
    "ice-transport": "new RTCIceTransport().gather({iceServers: [{urls: `stun:${place}`}]})",
    "quic-transport": "new QuicTransport(url.replace('http', 'quic-transport'))",
    "tcp-socket": "await new TCPSocket(place.split(':')[0], +port(place)).opened",
    "udp-socket": (
        "await new UDPSocket({remoteAddress: place.split(':')[0], remotePort: +port(place)}).opened"
    ),
}
TRIES = """
const tried = {};
const port = place => place.split(':').pop();
const blob = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], {type}));
let frames = 0;
const frame = () => {
    const made = document.createElement('iframe');
    made.name = `frame${++frames}`;
    document.body.append(made);
    return made;
};
const peer = async (iceServers, more = {}, where = window) => {
    const connection = new where.RTCPeerConnection({iceServers, ...more});
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise(done => {
        connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && done();
    });
};
const candidate = async (place, protocol, more) => {
    const host = place.slice(0, place.lastIndexOf(':')).replace(/[\\[\\]]/g, '');
    const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    one.createDataChannel('x');
    await one.setLocalDescription(await one.createOffer());
    await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription(await other.createAnswer());
    const sdp = other.localDescription.sdp.split('\\r\\n').filter(line => !line.startsWith('a=candidate'));
    await one.setRemoteDescription({type: 'answer', sdp: sdp.join('\\r\\n')});
    await one.addIceCandidate({sdpMid: '0', candidate:
        `candidate:1 1 ${protocol} 2122260223 ${host} ${port(place)} typ host${more}`});
    await new Promise(done => { one.oniceconnectionstatechange = () =>
        ['failed', 'disconnected'].includes(one.iceConnectionState) && done(); });
};
const timed = (running, milliseconds) => Promise.race(
    [running, new Promise((_, failed) => setTimeout(failed, milliseconds, 'under way'))]);
const go = async (name, place, way) => {
    try {
        await timed(way(`http://${place}/way/${name}`, place), 1500);
        tried[name] ??= 'done';
    } catch (error) {
        tried[name] ??= String(error);
    }
};
"""


# By UDP, or past the proxy: what the gateway does not see if it works.
PAST_PROXIES = tuple(
    name
    for name in SCRIPTS
    if name.startswith(("stun", "turn", "candidate", "peer", "ice", "web-transport", "quic", "udp", "tcp"))
)
_ELSEWHERE = ("fetch", "websocket", "stun", "turn-tcp", "candidate-udp", "web-transport", "https")


def pages(places: list[str]) -> dict[str, str]:
    """Documents by path that try every way to the first of ``places``, and some to the others too.

    Each sets ``window.all`` to a promise of what came of its scripts.
    """
    first, *others = places
    markup = [
        text.replace("URL", f"http://{first}/way/{name}").replace("PLACE", first)
        for name, text in MARKUP.items()
    ]
    markup += [f"<img src='http://{place}/way/img'>" for place in others]
    past = [(name, first) for name in PAST_PROXIES]
    past += [(name, place) for place in others for name in _ELSEWHERE]
    left = [(name, first) for name in SCRIPTS if name not in PAST_PROXIES]
    return {
        "/markup": _document("".join(markup), []),
        "/past-proxies": _document("", past),
        "/scripts": _document("", left[::2]),
        "/more-scripts": _document("", left[1::2]),
    }


def _document(markup: str, tries: list[tuple[str, str]]) -> str:
    calls = [f"go({name!r}, {place!r}, async (url, place) => {{ {SCRIPTS[name]} }})" for name, place in tries]
    script = f"{TRIES} window.all = Promise.all([{', '.join(calls)}]).then(() => tried);"
    return f"<!DOCTYPE html><html><body>{markup}<script>{script}</script></body></html>"
