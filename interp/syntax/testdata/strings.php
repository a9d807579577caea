<?php
echo "plain \n\t\x41\u{1F600}\101\$ \{$a} $b[0] $b[-1] $b[key] $b[$i] $c->d $c?->d {$e['f']->g()} ${h} ${i[1]} ${'j' . 'k'}";
echo 'a\'b\\c\n', b"bin $x", b'bin', "", "$", "{ $", "\\{$x}", "$x->1 $x[01] $x[0x1] $x[99999999999999999999]";
$a = <<<EOT
  first $line and {$more['x']}
    second \x41
  EOT . <<<'NOW'
    raw $text \n
      deeper
    NOW;
$b = <<<"Q"
Q;
$c = <<<A
{$x[<<<B
  nested
  B]}
A;
echo `ls {$dir} $b[0]`, <<<X
    tab
    X . 'end';
?>
html <?= $x, 'y' ?>

<?php if ($a): ?> yes <?php elseif ($b): ?> maybe <?php else: ?> no <?php endif ?>
tail <? echo 1 ?>
