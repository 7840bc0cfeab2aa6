package cn.bootx.starter.wechat.admin;

import java.io.IOException;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ServletAdminTests extends AdminContractTests {

	private static final String JSON = "{\"name\":\"spring\"}";

	ServletAdminTests() {
		super(WebApplicationType.SERVLET);
	}

	/** Spring MVC reads JSON before the authorizer can be asked. */
	@Test
	void aLargeBodyIsRefusedBeforeItIsRead() throws IOException {
		for (String path : new String[] { "menu/add", "menu/update", "template/update" }) {
			assertThat(status(path, AdminHttp.json(JSON + " ".repeat(1024 * 1024)))).as(path).isEqualTo(413);
		}
		assertThat(doorman().asked()).isEmpty();
	}

	@Test
	void aBodyOfUnknownLengthIsRefusedBeforeItIsRead() throws IOException {
		assertThat(status("menu/add", new Streamed())).isEqualTo(411);
		assertThat(doorman().asked()).isEmpty();
	}

	private int status(String path, RequestBody body) throws IOException {
		return page().status(page().request("/wechat/" + path).post(body));
	}

	private static final class Streamed extends RequestBody {

		@Override
		public MediaType contentType() {
			return MediaType.get("application/json");
		}

		@Override
		public void writeTo(BufferedSink sink) throws IOException {
			sink.writeUtf8(JSON);
		}

	}

}
