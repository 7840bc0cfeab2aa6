package cn.bootx.starter.dingtalk.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.DownloadedFile;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Files that users send to a robot: a code becomes an address, fetched without a token.
 */
record MediaDownload(DingTalkClient client) {

	private static final String API = "/v1.0/robot/messageFiles/download";

	String url(String downloadCode) {
		JsonNode answer = this.client.api(API,
				Json.object("downloadCode", DingTalkClient.required("media", "downloadCode", downloadCode), "robotCode",
						this.client.credentials().robotCode()));
		return UnreadableAnswer.require(Platform.DING_TALK, API, answer, "downloadUrl");
	}

	DownloadedFile to(String downloadCode, OutputStream target) {
		HttpUrl url = HttpUrl.parse(url(downloadCode));
		if (!isSafe(url)) {
			throw failure("no-url", "answered without a secure address of the file", null);
		}
		try (Response response = this.client.http()
			.okHttp()
			.newCall(new Request.Builder().url(url).build())
			.execute()) {
			if (!response.isSuccessful()) {
				throw failure("http-" + response.code(), "the file's address answered HTTP " + response.code(), null);
			}
			try (InputStream content = response.body().byteStream()) {
				long size = content.transferTo(target);
				return DownloadedFile.of(response.header("Content-Disposition"), response.header("Content-Type"), size);
			}
		}
		catch (IOException ex) {
			throw failure("io", "the file could not be read: " + ex.getClass().getSimpleName(), ex);
		}
	}

	/** The address is the platform's, but what it says still must not travel in clear. */
	private boolean isSafe(@Nullable HttpUrl url) {
		return url != null && (url.isHttps() || url.host().equals(this.client.http().api().host()));
	}

	private static PlatformException failure(String code, String message, @Nullable IOException cause) {
		return PlatformException.of(Platform.DING_TALK, API)
			.code(code)
			.message(message)
			.category(ErrorCategory.TRANSIENT)
			.cause(cause)
			.build();
	}

}
