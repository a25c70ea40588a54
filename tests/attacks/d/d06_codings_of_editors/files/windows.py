THREE = """a
b"""
