"""The colours: dark ones for lines and text, light ones to fill boxes with."""

BLACK, GREY, PALE = "#24292f", "#6b7280", "#efece4"
CARD, EDGE = "#fcfbf8", "#d9d5ca"  # the background, and thin lines on it
BLUE, ORANGE, GREEN = "#2261a8", "#bf5414", "#2c7a4b"
LIGHT_BLUE, LIGHT_ORANGE, LIGHT_GREEN = "#dbe8f6", "#fbe2d0", "#d9eee0"
