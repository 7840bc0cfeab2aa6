package cn.bootx.starter.core.admin;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdminPageTests {

	private static final List<Integer> ALL = IntStream.rangeClosed(1, 25).boxed().toList();

	@Test
	void cutsPages() {
		assertThat(AdminResult.Page.of(ALL, 1, 10)).isEqualTo(new AdminResult.Page<>(1, 10, 25, ALL.subList(0, 10)));
		assertThat(AdminResult.Page.of(ALL, 3, 10)).isEqualTo(new AdminResult.Page<>(3, 10, 25, ALL.subList(20, 25)));
		assertThat(AdminResult.Page.of(ALL, 4, 10).records()).isEmpty();
	}

	@Test
	void bringsNonsenseIntoBounds() {
		assertThat(AdminResult.Page.of(ALL, 0, 10).current()).isEqualTo(1);
		assertThat(AdminResult.Page.of(ALL, 1, -5).size()).isEqualTo(1);
		assertThat(AdminResult.Page.of(ALL, 1, 9999).size()).isEqualTo(500);
		assertThat(AdminResult.Page.of(ALL, Integer.MAX_VALUE, Integer.MAX_VALUE).records()).isEmpty();
	}

	@Test
	void showsTheSamePageAnotherWay() {
		assertThat(AdminResult.Page.of(ALL, 2, 2).map((number) -> "n" + number))
			.isEqualTo(new AdminResult.Page<>(2, 2, 25, List.of("n3", "n4")));
	}

}
