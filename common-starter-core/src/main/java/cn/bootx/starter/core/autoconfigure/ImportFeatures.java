package cn.bootx.starter.core.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

/**
 * Imports the configurations of a platform's features, in that order. They are named and
 * not referred to, because each is package-private in the package of its feature.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(FeatureImports.class)
public @interface ImportFeatures {

	/**
	 * Names of the classes from the package of the platform on, which holds the package
	 * of the annotated class: {@code portal.WeComPortalConfiguration}.
	 */
	String[] value();

}
