"""Which drawing stands for which meaning? Named by what they say, one stroke on a 24 x 24 grid."""

ICONS: dict[str, str] = {
    "add": '<path d="M12 5v14M5 12h14"/>',
    "arrow": '<path d="M5 12h14m-5.5-5.5L19 12l-5.5 5.5"/>',
    "back": '<path d="M19 12H5m5.5-5.5L5 12l5.5 5.5"/>',
    "ballot": '<path d="M4.5 11.5v8h15v-8"/><path d="M3 11.5h18"/><path d="m8.5 11.5 2-8h6l1.5 8"/>',
    "branch": (
        '<circle cx="6.5" cy="5.5" r="2"/><circle cx="6.5" cy="18.5" r="2"/>'
        '<circle cx="17.5" cy="9" r="2"/><path d="M6.5 7.5v9m11-5.5c0 4-11 2-11 5.5"/>'
    ),
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="1.5"/><path d="M4 10h16M8.5 3.5v4m7-4v4"/>',
    "camera": '<path d="M3.5 8h4l1.5-2.5h6L16.5 8h4v11h-17Z"/><circle cx="12" cy="13" r="3.3"/>',
    "chart": '<path d="M4 20h16M7 20v-6m5 6V5m5 15v-9"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19.5 7"/>',
    "chevron": '<path d="m9 5.5 6.5 6.5L9 18.5"/>',
    "choice": '<circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="3"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "comment": '<path d="M4 5.5h16v10.5H11L6.5 20v-4H4Z"/>',
    "copy": '<rect x="8.5" y="8.5" width="11" height="11" rx="1"/><path d="M15.5 8.5v-4h-11v11h4"/>',
    "delete": '<path d="M5 7h14M10 7V4.5h4V7M7 7l.8 13h8.4L17 7"/>',
    "document": '<path d="M6 3.5h8.5l4 4v13H6Z"/><path d="M14 3.5V8h4.5M9 12h6.5M9 15.5h6.5"/>',
    "done": '<circle cx="12" cy="12" r="8.5"/><path d="m8.2 12.3 2.6 2.6 5-5.4"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "download": '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14"/>',
    "drag": '<path d="M9 6.5h.01M15 6.5h.01M9 12h.01M15 12h.01M9 17.5h.01M15 17.5h.01"/>',
    "edit": '<path d="M4.5 19.5v-4L15.5 4.5l4 4L8.5 19.5Z"/><path d="m13 7 4 4"/>',
    "error": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5m0 3v.01"/>',
    "eye": (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/>'
        '<circle cx="12" cy="12" r="2.7"/>'
    ),
    "filter": '<path d="M4 6.5h16M7 12h10m-7 5.5h4"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17-3-3-3-14 0-17Z"/>',
    "heart": ('<path d="M12 20.5S4 15.5 4 9.8A4.3 4.3 0 0 1 12 7.5a4.3 4.3 0 0 1 8 2.3c0 5.7-8 10.7-8 10.7Z"/>'),
    "help": ('<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7m0 2.5v.01"/>'),
    "home": '<path d="m3.5 11.5 8.5-7 8.5 7M6 9.5V20h12V9.5M10 20v-5.5h4V20"/>',
    "idea": '<path d="M9 17.5c0-2.3-3-3.6-3-7.3a6 6 0 0 1 12 0c0 3.7-3 5-3 7.3Z"/><path d="M9.7 20.5h4.6"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5V16m0-8v.01"/>',
    "join": (
        '<path d="M8 11V6a1.5 1.5 0 0 1 3 0v5m0-6.5a1.5 1.5 0 0 1 3 0V11m0-4.5a1.5 1.5 0 0 1 3 0V14c0 4-2 6.5-5.5 6.5S6 18 5 15.5L3.8 12.8a1.5 1.5 0 0 1 2.7-1.3L8 14Z"/>'  # noqa: E501 (one path)
    ),
    "keep": '<path d="M7 4.5h10v15l-5-4-5 4Z"/>',
    "key": '<circle cx="8" cy="12" r="3.5"/><path d="M11.5 12H21m-3 0v3.5m-3-3.5v2.5"/>',
    "list": '<path d="M8.5 6.5h11m-11 5.5h11m-11 5.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="9.5" rx="1.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="m4 7 8 6.5L20 7"/>',
    "map": '<path d="m3.5 6.5 5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2Z"/><path d="M9 4.5v13m6-11v13"/>',
    "matrix": '<rect x="4" y="4.5" width="16" height="15" rx="1"/><path d="M4 9.5h16M4 14.5h16M10 4.5v15"/>',
    "no": '<circle cx="12" cy="12" r="8.5"/><path d="M8 12h8"/>',
    "number": '<path d="M9 4.5 7 19.5m10-15-2 15M4.5 9.5h15m-15 5.5h15"/>',
    "people": (
        '<circle cx="9" cy="8" r="3.2"/><path d="M3 19.5c0-3.6 2.7-6 6-6s6 2.4 6 6"/>'
        '<path d="M15.5 5.2a3.2 3.2 0 0 1 0 5.6m2 3c2 .8 3.5 2.9 3.5 5.7"/>'
    ),
    "person": '<circle cx="12" cy="8" r="3.7"/><path d="M4.5 20c0-4.2 3.3-7 7.5-7s7.5 2.8 7.5 7"/>',
    "phone": (
        '<path d="M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3c0 1-.8 2-2 2A16.5 16.5 0 0 1 4 5.5c0-1.2 1-2 2-2Z"/>'  # noqa: E501 (one path)
    ),
    "place": (
        '<path d="M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11Z"/><circle cx="12" cy="10" r="2.3"/>'
    ),
    "plain": (
        '<path d="M4 6.5c2.5-1.3 5.5-1.3 8 .5 2.5-1.8 5.5-1.8 8-.5v12c-2.5-1.3-5.5-1.3-8 .5-2.5-1.8-5.5-1.8-8-.5Zm8 .5v12"/>'  # noqa: E501 (one path)
    ),
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3"/><path d="M7 14h10v6.5H7Z"/>',
    "redo": '<path d="m16 5 4 4-4 4M19.5 9H9a5 5 0 0 0 0 10h5"/>',
    "scale": '<path d="M3.5 12h17M6 9.5v5m6-5v5m6-5v5"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "settings": (
        '<path d="M4 7.5h9m5 0h2M4 16.5h2m5 0h9"/><circle cx="15.5" cy="7.5" r="2.3"/>'
        '<circle cx="8.5" cy="16.5" r="2.3"/>'
    ),
    "sign_out": '<path d="M13.5 4.5h-8v15h8M10 12h10.5m-4-4 4 4-4 4"/>',
    "survey": (
        '<path d="M6 4.5h12v16H6Z"/><path d="m8.5 9.5 1.2 1.2L12 8.5m2 1.5h2m-7.5 5.5 1.2 1.2 2.3-2.2m2 1.5h2"/>'
    ),
    "table": '<rect x="3.5" y="5" width="17" height="14" rx="1"/><path d="M3.5 10h17M9.5 10v9"/>',
    "text": '<path d="M4.5 6.5h15M4.5 12h15M4.5 17.5h8"/>',
    "townhall": '<path d="M4 20v-9l8-6 8 6v9M3 20h18M9 20v-5h6v5"/><path d="M12 5V2.5"/>',
    "undo": '<path d="M8 5 4 9l4 4M4.5 9H15a5 5 0 0 1 0 10h-5"/>',
    "up": '<path d="m6 14.5 6-6 6 6"/>',
    "upload": '<path d="M12 15V4m-4.5 4.5L12 4l4.5 4.5M5 20h14"/>',
    "warning": '<path d="M12 4 2.8 19.5h18.4Z"/><path d="M12 10v4.5m0 2.5v.01"/>',
}
