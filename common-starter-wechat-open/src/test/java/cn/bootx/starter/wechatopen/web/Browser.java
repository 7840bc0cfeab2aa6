package cn.bootx.starter.wechatopen.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An administrator's browser: keeps cookies, follows no redirect on its own.
 */
final class Browser {

	private static final Pattern LINK = Pattern.compile("id=\"authorize\" href=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.connectTimeout(Duration.ofSeconds(60))
		.build();

	HttpResponse<String> get(URI uri, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return send(request.build());
	}

	/** Chooses the account on the platform's page. */
	URI consents(URI loginPage, String appId) {
		String form = loginPage.getRawQuery() + "&appid=" + URLEncoder.encode(appId, StandardCharsets.UTF_8);
		URI target = URI.create(loginPage.toString().substring(0, loginPage.toString().indexOf('?')));
		HttpResponse<String> answer = send(HttpRequest.newBuilder(target)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build());
		return URI.create(answer.headers().firstValue("Location").orElseThrow());
	}

	/** The link of the authorization page. */
	static URI link(HttpResponse<String> page) {
		Matcher matcher = LINK.matcher(page.body());
		if (!matcher.find()) {
			throw new AssertionError("No link in " + page.statusCode() + ": " + page.body());
		}
		return URI.create(matcher.group(1).replace("&amp;", "&"));
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}
