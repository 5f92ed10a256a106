"""A small meeting list of five, for searching and following."""

ROWS = [
    {
        "name": "Women at noon",
        "slug": "women",
        "day": 1,
        "time": "12:00",
        "types": ["W", "C"],
        "location": "Hall",
        "formatted_address": "1 Pier St, Portland",
        "latitude": 43.6561,
        "longitude": -70.2511,
    },
    {
        "name": "Night online",
        "slug": "night",
        "day": 0,
        "time": "23:30",
        "end_time": "00:30",
        "types": ["A", "O"],
        "conference_url": "https://zoom.us/j/1",
        "conference_url_notes": "Password: tulip",
    },
    {"name": "Café daily", "slug": "daily", "day": [0, 1, 2, 3, 4, 5, 6], "time": "07:00", "location": "Café"},
    {"name": "Closed for now", "slug": "closed", "day": 1, "time": "12:00", "types": ["TC"], "location": "Hut"},
    {"name": "Ask", "slug": "ask", "conference_phone": "+15555550100"},
]
