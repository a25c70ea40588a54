import asyncio


async def talk():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    await asyncio.open_connection(*server.sockets[0].getsockname())


try:
    asyncio.run(asyncio.wait_for(talk(), 1))
except (OSError, TimeoutError, IndexError):  # it goes on without a socket where none may be made
    pass
else:
    raise RuntimeError("connected")
