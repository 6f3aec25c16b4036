"""An S3 server with one user who may use buckets, and who must sign. Writes where it is into the file that is named.

The user may do everything with `works`, `kept` (which keeps older versions) and `virtual`, and only read `shown`.
"""

import json
import os
import sys
import time
import urllib.request

import boto3
from moto.server import ThreadedMotoServer

ALL = ["works", "kept", "virtual"]


def rights():
    arn = [f"arn:aws:s3:::{name}{end}" for name in ALL for end in ("", "/*")]
    shown = ["arn:aws:s3:::shown", "arn:aws:s3:::shown/*"]
    return {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "s3:*", "Resource": arn},
            {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": shown},
        ],
    }


def main(path):
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    url = f"http://127.0.0.1:{port}"
    anybody = {
        "endpoint_url": url,
        "region_name": "us-east-1",
        "aws_access_key_id": "anybody",
        "aws_secret_access_key": "anything",
    }
    s3, iam = boto3.client("s3", **anybody), boto3.client("iam", **anybody)
    for name in [*ALL, "shown"]:
        s3.create_bucket(Bucket=name)
    s3.put_bucket_versioning(Bucket="kept", VersioningConfiguration={"Status": "Enabled"})
    iam.create_user(UserName="tablet")
    iam.put_user_policy(UserName="tablet", PolicyName="own", PolicyDocument=json.dumps(rights()))
    key = iam.create_access_key(UserName="tablet")["AccessKey"]
    # Until now nothing was checked, from now on everything is.
    strict = urllib.request.Request(f"{url}/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"})
    urllib.request.urlopen(strict).read()
    place = {"endpoint": url, "port": port, "access_key": key["AccessKeyId"], "secret_key": key["SecretAccessKey"]}
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(place, file)
    os.rename(path + ".part", path)
    while True:
        time.sleep(3600)


main(sys.argv[1])
