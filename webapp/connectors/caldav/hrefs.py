"""Hrefs: compared decoded, sent back exactly as received."""

from urllib.parse import unquote, urljoin, urlsplit, urlunsplit


def collection_url(base: str, href: str) -> str:
    """Return the absolute URL of a collection, with its final slash and without query."""
    parts = urlsplit(with_port_of(base, urljoin(base, href)))
    path = parts.path if parts.path.endswith("/") else parts.path + "/"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def with_port_of(base: str, url: str) -> str:
    """Return `url` at the port of `base`, if it names the same scheme and host, and no port.

    Servers behind a proxy may not know the port on which they are reached.
    """
    present, given = urlsplit(base), urlsplit(url)
    lacks_port = present.port is not None and given.port is None
    if not lacks_port or (present.scheme, present.hostname) != (given.scheme, given.hostname):
        return url
    return urlunsplit(given._replace(netloc=f"{given.netloc}:{present.port}"))


def path_of(base: str, href: str) -> str:
    """Return the path of `href`, spelled as received."""
    if href.startswith("/") and not href.startswith("//") and "?" not in href and "#" not in href:
        return href  # the usual form, kept fast: a listing may have 100,000 of them
    return urlsplit(urljoin(base, href)).path


def comparable(path: str) -> str:
    """Return a form in which two spellings of the same path are equal."""
    if "%" not in path:
        return path
    # An encoded slash is data, not a separator, and must not become one.
    return "/".join(unquote(segment) for segment in path.replace("%2f", "%252F").replace("%2F", "%252F").split("/"))


def is_inside(collection: str, path: str) -> bool:
    """Return True if `path` is a direct member of the collection with this path, and no collection itself."""
    folder, _, name = path.rpartition("/")
    return bool(name) and (folder + "/" == collection or comparable(folder + "/") == comparable(collection))


def url_of(calendar_id: str, remote_id: str) -> str:
    """Return the absolute URL of a member: ids of events are paths, ids of calendars are URLs."""
    if remote_id.startswith("/") and not remote_id.startswith("//") and "/." not in remote_id:
        parts = urlsplit(calendar_id)
        return f"{parts.scheme}://{parts.netloc}{remote_id}"  # the usual form, kept fast
    return urljoin(calendar_id, remote_id)
