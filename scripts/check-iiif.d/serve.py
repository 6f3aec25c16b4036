"""Serves a folder on this machine as a host for IIIF does: serve.py DIR PORT_FILE

The address that the folder will have on the web is replaced by the one that it has here, so that files can be checked before they are
uploaded. The port is written into PORT_FILE when everything is ready.
"""

import functools
import http.server
import json
import pathlib
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    base = ""
    here = ""

    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def do_GET(self):
        path = pathlib.Path(self.translate_path(self.path))
        if path.suffix != ".json" or not path.is_file():
            return super().do_GET()
        body = path.read_bytes().replace(self.base.encode(), self.here.encode())
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    folder, port_file = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    collection = json.loads((folder / "iiif/collection.json").read_text("utf-8"))
    Handler.base = collection["id"].removesuffix("/iiif/collection.json")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder)) as server:
        Handler.here = f"http://127.0.0.1:{server.server_port}"
        port_file.write_text(str(server.server_port))
        server.serve_forever()


main()
