package cn.bootx.starter.core.callback.portal;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

	@Test
	void whoWritesAnAddressIntoThePathIsNotTakenForIt() {
		assertThat(address("/applyQrCode", "192.0.2.1")).isEqualTo("192.0.2.1");
		assertThat(address("/applyQrCode;client=198.51.100.9", "192.0.2.1")).isEqualTo("192.0.2.1");
		assertThat(address("/applyQrCode", "2001:db8::1")).isEqualTo("2001:db8::1");
		assertThat(address("/applyQrCode;client=198.51.100.9", "")).isEmpty();
	}

	@Test
	void anAddressOfWebFluxIsANumberAlsoWhereItHasAName() {
		assertThat(ClientAddress.of(new InetSocketAddress("127.0.0.1", 80))).isEqualTo("127.0.0.1");
		assertThat(ClientAddress.of(InetSocketAddress.createUnresolved("a.example", 80))).isEqualTo("a.example");
		assertThat(ClientAddress.of((InetSocketAddress) null)).isEmpty();
	}

	private static String address(String path, String client) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
		request.setRemoteAddr(client);
		request.setRemoteUser("user;client=198.51.100.9");
		request.getSession(true);
		return ClientAddress.of(new ServletWebRequest(request));
	}

}
