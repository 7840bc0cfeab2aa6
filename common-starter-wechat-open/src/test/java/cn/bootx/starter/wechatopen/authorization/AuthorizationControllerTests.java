package cn.bootx.starter.wechatopen.authorization;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.GetMapping;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationControllerTests {

	/**
	 * Portals take one, and that is how they are told apart when they are let through
	 * Spring Security.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void noPageIsTakenForAPortal(Method page) {
		assertThat(page.getParameterTypes()).isNotEmpty().doesNotContain(RequestEntity.class);
	}

	static List<Method> pages() {
		return Stream
			.of(AuthorizationController.class, AuthorizationController.OnServlet.class,
					AuthorizationController.OnReactive.class)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(GetMapping.class))
			.toList();
	}

}
